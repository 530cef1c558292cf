// Two at a time.
import { startPushService } from '@anteroom/testkit';
import { endCall } from '../support/call.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard, rowOf, waits } from '../support/people.ts';
import { subscribesAt } from '../support/push.ts';
import { write } from '../support/write.ts';

test('A caller puts the phone down, is called back, and comes back to the same place on another device', async ({
  browser,
  server,
}) => {
  const service = await startPushService();
  const device = service.newBrowser();
  const name = callerNamed('Nora', 'Nyberg');
  const number = `+4670${String(Date.now()).slice(-7)}`;
  const [nora, chen, tablet] = [await newPerson(browser), await newPerson(browser), await newPerson(browser)];
  await subscribesAt(nora.context, device);
  await openDashboard(chen.page, server, 'renal', emailOf('Mei Chen'));
  await arrive(nora.page, server, 'renal', name);
  const since = await nora.page.getByText('You arrived at').textContent();

  await nora.page.getByRole('button', { name: 'Call me back' }).click();
  const dialog = nora.page.getByRole('dialog');
  await expect(dialog.getByLabel('Notify me on this device')).toBeChecked();
  await write(dialog.getByLabel('Send a text message to'), '112');
  await dialog.getByRole('button', { name: 'Put the phone down' }).click();
  await expect(dialog.getByText('This is not a phone number that can be reached')).toBeVisible();
  await write(dialog.getByLabel('Send a text message to'), number);
  await dialog.getByRole('button', { name: 'Put the phone down' }).click();
  await expect(nora.page.getByText('We call you back')).toBeVisible();
  await expect(rowOf(chen.page, name)).toContainText('Asked to be called back');

  await nora.page.goto('about:blank');
  await rowOf(chen.page, name)
    .getByRole('button', { name: /^Call .* back$/ })
    .click();
  await expect(rowOf(chen.page, name)).toContainText('Called back at');
  // Both were told by the time that the answer comes.
  await expect(chen.page.getByText('was told that it is their turn').first()).toBeVisible();
  expect(device.notices).toHaveLength(1);
  const [notice] = device.notices;
  expect(notice?.isSigned).toBe(true);
  expect(JSON.parse(notice?.text ?? '')).toMatchObject({ path: '/c/renal/wait', tag: 'turn' });
  expect(notice?.text).not.toContain(name.first);
  expect(notice?.text).not.toContain(name.last);

  await tablet.page.goto(`${server.url}/phone`);
  const message = tablet.page.locator('article').filter({ hasText: number }).first();
  await expect(message).not.toContainText(name.first);
  await message.getByRole('link').click();
  await waits(tablet.page);
  await expect(tablet.page.getByText('You arrived at')).toHaveText(since ?? '');
  await expect(rowOf(chen.page, name)).not.toContainText('Called back');

  await join(chen.page, name);
  await seesFrames(tablet.page);
  await endCall(chen.page);
  await Promise.all([nora, chen, tablet].map(({ context }) => context.close()));
  await service.close();
});

test('A caller who wants to be called back may stay after all', async ({ browser, server }) => {
  const name = callerNamed('Olle', 'Oberg');
  const [olle, chen] = [await newPerson(browser), await newPerson(browser)];
  await openDashboard(chen.page, server, 'renal', emailOf('Mei Chen'));
  await arrive(olle.page, server, 'renal', name);
  await olle.page.getByRole('button', { name: 'Call me back' }).click();
  const dialog = olle.page.getByRole('dialog');
  const notify = dialog.getByLabel('Notify me on this device');
  if (await notify.isVisible()) await notify.locator('xpath=ancestor-or-self::label').click();
  await write(dialog.getByLabel('Send a text message to'), '+46701234567');
  await dialog.getByRole('button', { name: 'Put the phone down' }).click();
  await expect(olle.page.getByText('We call you back')).toBeVisible();
  await olle.page.getByRole('button', { name: 'I wait here after all' }).click();
  await expect(olle.page.getByRole('button', { name: 'Call me back' })).toBeVisible();
  await expect(rowOf(chen.page, name)).not.toContainText('called back');
  await Promise.all([olle, chen].map(({ context }) => context.close()));
});
