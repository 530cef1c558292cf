// Two at a time.
import { giveCredentials, isInside } from '../support/accounts.ts';
import { leaveCall } from '../support/call.ts';
import { addColleague } from '../support/colleagues.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, isOnHold, join, newPerson, rowOf, type Person } from '../support/people.ts';

const clinic = 'physiotherapy';

test('A locked call is joined by nobody from the waiting area, and takes in whom those inside add', async ({
  browser,
  server,
}) => {
  const [alice, bo, chen, okafor] = await Promise.all([1, 2, 3, 4].map(() => newPerson(browser)));
  if (alice === undefined || bo === undefined || chen === undefined || okafor === undefined)
    throw new Error('Somebody has no browser.');
  for (const { context } of [alice, bo, chen, okafor]) await takeSmallPictures(context);
  const [aliceName, boName] = [callerNamed('Alice', 'Locked'), callerNamed('Bo', 'Added')];

  const opens = async ({ page }: Person, name: string): Promise<void> => {
    await giveCredentials(page, server, await addColleague(server, clinic, name));
    await isInside(page);
    await page.goto(`${server.url}/clinics/${clinic}/waiting-area`);
    await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
  };
  const press = async ({ page }: Person, name: 'Lock the call' | 'Unlock the call'): Promise<void> => {
    const people = page.getByRole('button', { name: /^People/ });
    await expect(people).toBeVisible();
    if ((await people.getAttribute('aria-expanded')) !== 'true') await people.click();
    await page.getByRole('button', { name }).click();
  };
  const row = rowOf(okafor.page, aliceName);

  await opens(chen, 'Mei Chen-Lock');
  await opens(okafor, 'Ada Okafor-Lock');
  await arrive(alice.page, server, clinic, aliceName);
  await arrive(bo.page, server, clinic, boName);
  await join(chen.page, aliceName);
  await Promise.all([seesFrames(alice.page), seesFrames(chen.page)]);

  await test.step('locked, its row is grey and says so, and nobody joins', async () => {
    await expect(row).toContainText('Being seen');
    await press(chen, 'Lock the call');
    await expect(row).toContainText('Locked call');
    await expect(alice.page.getByText('Locked', { exact: true })).toBeVisible();
    await row.getByRole('button', { name: /^Locked call with/ }).press('Enter');
    await expect(okafor.page.getByRole('region', { name: 'Notices' })).toContainText('This call is locked.');
    await expect(okafor.page).toHaveURL(/\/waiting-area$/);
  });

  await test.step('a caller whom the host adds comes in, and is locked in with the others', async () => {
    await chen.page.getByRole('button', { name: `Add ${boName.first} ${boName.last}` }).click();
    await seesFrames(bo.page, 2);
    await expect(rowOf(okafor.page, boName)).toContainText('Locked call');
  });

  await test.step('a reload of the host’s page leaves it locked', async () => {
    await chen.page.reload();
    await expect(chen.page.getByText('Locked', { exact: true })).toBeVisible();
    await expect(row).toContainText('Locked call');
  });

  await test.step('unlocked, a colleague joins, and may lock it too', async () => {
    await press(chen, 'Unlock the call');
    await expect(row).toContainText('Being seen');
    await join(okafor.page, aliceName);
    // What she was refused is still said there, and covers no key.
    await expect(okafor.page.getByRole('region', { name: 'Notices' })).toContainText('This call is locked.');
    await okafor.page.getByRole('button', { name: /^People/ }).click({ trial: true });
    await press(okafor, 'Lock the call');
    await expect(chen.page.getByText('Locked', { exact: true })).toBeVisible();
  });

  await test.step('with the last of them the lock is gone', async () => {
    await leaveCall(chen.page);
    await expect(rowOf(chen.page, aliceName)).toContainText('Locked call');
    await leaveCall(okafor.page);
    await isOnHold(alice.page);
    await expect(rowOf(chen.page, aliceName)).toContainText('On hold');
    await join(chen.page, aliceName);
    await seesFrames(alice.page);
    await expect(chen.page.getByText('Locked', { exact: true })).toHaveCount(0);
    await leaveCall(chen.page);
  });

  await Promise.all([alice, bo, chen, okafor].map(({ context }) => context.close()));
});
