// Two at a time.
import { leaveCall } from '../support/call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, isOnHold, join, newPerson, openDashboard } from '../support/people.ts';

test('A caller who closes the page and comes back is in the call again; a page in the background goes on', async ({
  browser,
  server,
}) => {
  const name = callerNamed('Signe', 'Sand');
  const caller = await newPerson(browser);
  const chen = await newPerson(browser);
  await Promise.all([caller, chen].map(({ context }) => takeSmallPictures(context)));
  await Promise.all([
    arrive(caller.page, server, 'renal', name),
    openDashboard(chen.page, server, 'renal', emailOf('Mei Chen')),
  ]);
  await join(chen.page, name);
  await Promise.all([caller, chen].map(({ page }) => seesFrames(page)));

  await test.step('another page in front: the call goes on behind it', async () => {
    const front = await caller.context.newPage();
    await front.goto(`${server.url}/c/renal/thanks`);
    await front.bringToFront();
    await seesFrames(chen.page);
    await front.close();
    await seesFrames(caller.page);
  });

  await test.step('the page is closed: the other is told, and stays', async () => {
    await caller.page.close();
    await expect(chen.page.getByText(`${name.first} ${name.last} is reconnecting.`)).toBeVisible();
  });

  const page = await caller.context.newPage();
  await test.step('the clinic link again: in the call again', async () => {
    await page.goto(`${server.url}/c/renal`);
    await expect(page.getByRole('button', { name: 'Leave', exact: true })).toBeVisible();
    await Promise.all([page, chen.page].map((one) => seesFrames(one)));
    await expect(chen.page.getByText('is reconnecting.')).toBeHidden();
  });

  await leaveCall(chen.page);
  await isOnHold(page);
});
