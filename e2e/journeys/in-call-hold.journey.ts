// Two at a time.
import { giveCredentials, isInside } from '../support/accounts.ts';
import { endCall } from '../support/call.ts';
import { fullName, holdInCall, isHeldInCall, openManager, takeBack } from '../support/call-manager.ts';
import { addColleague } from '../support/colleagues.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { hasConnections, hasNoConnection, packetsOf, seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, join, newPerson, rowOf } from '../support/people.ts';
import { keepReceived, receivedBy } from '../support/received.ts';

const clinic = 'renal';
const host = 'Mei Chen-Holding';

test('A caller on hold inside the call sees, hears and is told nothing, while the others go on', async ({
  browser,
  server,
}) => {
  const [alice, bo, chen] = await Promise.all([newPerson(browser), newPerson(browser), newPerson(browser)]);
  for (const { context } of [alice, bo, chen]) await takeSmallPictures(context);
  await keepReceived(bo.context);
  const [aliceName, boName] = [callerNamed('Alinah', 'Together'), callerNamed('Bo', 'Aside')];
  await giveCredentials(chen.page, server, await addColleague(server, clinic, host));
  await isInside(chen.page);
  await chen.page.goto(`${server.url}/clinics/${clinic}/waiting-area`);
  await arrive(alice.page, server, clinic, aliceName);
  await arrive(bo.page, server, clinic, boName);
  await join(chen.page, aliceName);
  await Promise.all([seesFrames(alice.page), seesFrames(chen.page)]);
  const [withChen] = await hasConnections(alice.page, 1);
  const manager = await openManager(chen.page);
  await manager.getByRole('button', { name: `Add ${fullName(boName)}` }).click();
  await Promise.all([alice, bo, chen].map(({ page }) => seesFrames(page, 2)));

  const isAlone = async (): Promise<void> => {
    await isHeldInCall(bo.page);
    await hasNoConnection(bo.page);
    await expect(bo.page.locator('body')).not.toContainText(aliceName.first);
    await expect(bo.page.locator('body')).not.toContainText(host);
  };

  await test.step('no packet flows either way between them and the others, whose pictures never stop', async () => {
    await holdInCall(chen.page, fullName(boName));
    await isAlone();
    expect(await hasConnections(alice.page, 1)).toEqual([withChen]);
    await hasConnections(chen.page, 1);
    const before = await packetsOf(bo.page);
    await Promise.all([seesFrames(alice.page), seesFrames(chen.page)]);
    expect(await packetsOf(bo.page)).toBe(before);
    await expect(bo.page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
    await expect(bo.page.locator('.self video')).toBeVisible();
  });

  await test.step('they are told nothing of what goes on, and a reload changes nothing', async () => {
    await bo.page.reload();
    await isAlone();
    await alice.page.getByRole('button', { name: 'Mute', exact: true }).click();
    await expect(
      manager
        .getByRole('listitem')
        .filter({ hasText: fullName(aliceName) })
        .first(),
    ).toContainText('microphone off');
    await seesFrames(alice.page);
    const bytes = await receivedBy(bo.page);
    expect(bytes).toContain(boName.first);
    expect([aliceName.first, host].filter((each) => bytes.includes(each))).toEqual([]);
    await isAlone();
  });

  await test.step('taken back they see and hear each other again', async () => {
    await takeBack(chen.page, fullName(boName));
    await Promise.all([alice, bo, chen].map(({ page }) => seesFrames(page, 2)));
    expect(await hasConnections(alice.page, 2)).toContain(withChen);
    await expect(bo.page.getByText(aliceName.first).first()).toBeVisible();
  });

  await endCall(chen.page);
  await Promise.all([alice, bo].map(({ page }) => expect(page).toHaveURL(/\/thanks$/)));
  for (const name of [aliceName, boName]) await expect(rowOf(chen.page, name)).toHaveCount(0);
  await Promise.all([alice, bo, chen].map(({ context }) => context.close()));
});
