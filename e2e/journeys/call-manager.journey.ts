// Two at a time.
import { hostActions, routes, toServer } from '@anteroom/protocol';
import { openPage, valueOf } from '@anteroom/testkit';
import type { Locator } from '@playwright/test';
import { giveCredentials, isInside } from '../support/accounts.ts';
import { actionsFor, fullName, isHeldInCall, openManager, participantOf } from '../support/call-manager.ts';
import { addColleague } from '../support/colleagues.ts';
import { apiAs } from '../support/demo-api.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { pressAt } from '../support/keys.ts';
import { tokenOf } from '../support/main-job.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, join, newPerson, type Person } from '../support/people.ts';
import { watchWith } from '../support/staff-wire.ts';
import { handOver, isHandedOver, transferDialog } from '../support/transfers.ts';

const clinic = 'renal';
const host = 'Mei Chen-Manager';

test('A host mutes, selects several, takes one out, locks and hands over; a caller does none of it', async ({
  browser,
  browserName,
  server,
}) => {
  const [alice, bo, chen] = await Promise.all([newPerson(browser), newPerson(browser), newPerson(browser)]);
  for (const { context } of [alice, bo, chen]) await takeSmallPictures(context);
  const [aliceName, boName] = [callerNamed('Alice', 'Managed'), callerNamed('Bo', 'Managed')];
  const [aliceFull, boFull] = [fullName(aliceName), fullName(boName)];
  const { page } = chen;

  const colleague = await addColleague(server, clinic, host);
  const karin = await apiAs(server, 'Karin Lund');
  const { clinics } = routes.me.reply.parse(await karin.get(routes.me.path));
  const physiotherapy = clinics.find(({ slug }) => slug === 'physiotherapy')?.id ?? '';
  await karin.post(routes.inviteToClinic.path.replace(':clinicId', physiotherapy), {
    email: colleague.email,
    role: 'service-referrer',
    permissions: { waitingArea: false, meetingRooms: false, userRoom: false },
    locale: 'en',
  });
  await giveCredentials(page, server, colleague);
  await isInside(page);
  await page.goto(`${server.url}/clinics/${clinic}/waiting-area`);
  await arrive(alice.page, server, clinic, aliceName);
  await arrive(bo.page, server, clinic, boName);
  await join(page, aliceName);
  await Promise.all([seesFrames(alice.page), seesFrames(page)]);
  const manager = await openManager(page);

  await test.step('adds a caller who waits', async () => {
    await manager.getByRole('button', { name: `Add ${boFull}` }).click();
    await expect(manager.getByRole('heading', { name: 'In this call · 3' })).toBeVisible();
    await seesFrames(bo.page, 2);
  });

  const own = ({ page: theirs }: Person, key: 'Mute' | 'Unmute') =>
    theirs.getByRole('button', { name: key, exact: true });
  const wasMuted = async (person: Person): Promise<void> => {
    await expect(own(person, 'Unmute')).toBeVisible();
    await expect(person.page.getByRole('region', { name: 'Notices' })).toContainText(`${host} muted you`);
    await person.page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' }).first().click();
  };

  await test.step('mutes one, then everybody else, and can unmute nobody', async () => {
    await (await actionsFor(page, aliceFull)).getByRole('menuitem', { name: /^Mute/ }).click();
    await wasMuted(alice);
    await expect(participantOf(page, aliceFull)).toContainText('microphone off');
    await expect(own(bo, 'Mute')).toBeVisible();
    const muted = (await actionsFor(page, aliceFull)).getByRole('menuitem', { name: /^Mute/ });
    await expect(muted).toContainText('Only they can turn it on.');
    await expect(muted).toHaveAttribute('aria-disabled', 'true');
    // With the focus brought there: in a window behind another one Firefox leaves it where it was.
    const menu = page.getByRole('menu', { name: `Actions for ${aliceFull}` });
    await menu.press('Escape');
    await expect(menu).toBeHidden();
    await own(alice, 'Unmute').click();
    await expect(participantOf(page, aliceFull)).toContainText('microphone on');
    await manager.getByRole('button', { name: 'Mute everyone else' }).click();
    await Promise.all([alice, bo].map(wasMuted));
    await expect(manager.getByRole('button', { name: 'Everyone else is muted' })).toBeDisabled();
    await expect(own(chen, 'Mute')).toBeVisible();
  });

  await test.step('pins one, whose picture is the large one then', async () => {
    await (await actionsFor(page, boFull)).getByRole('menuitem', { name: 'Pin' }).click();
    await expect(page.locator('.tile.is-large')).toHaveAttribute('aria-label', boFull);
    await (await actionsFor(page, boFull)).getByRole('menuitem', { name: 'Unpin' }).click();
    await expect(page.locator('.tile.is-large')).toHaveCount(0);
  });

  await test.step('selects several, by keyboard alone, and puts them on hold and takes them back', async () => {
    // Firefox gives keys to the window in front, which may be another person's: there a pointer does it.
    const press =
      browserName === 'firefox' ? (target: Locator) => target.click() : (target: Locator) => pressAt(page, target);
    await press(manager.getByRole('button', { name: 'Select multiple' }));
    await page.bringToFront();
    for (const name of [aliceFull, boFull]) {
      await page.getByRole('checkbox', { name: `Select ${name}` }).press('Space');
    }
    const several = manager.getByRole('group', { name: 'With those selected' });
    await expect(several).toContainText('2 selected');
    await expect(several).toContainText('Mute: The microphone is off.');
    await press(several.getByRole('button', { name: 'Place on-hold' }));
    await press(page.getByRole('alertdialog').getByRole('button', { name: 'Confirm hold' }));
    await Promise.all([alice, bo].map(({ page: theirs }) => isHeldInCall(theirs)));
    for (const name of [aliceFull, boFull]) await manager.getByRole('button', { name: `Take back ${name}` }).click();
    await Promise.all([alice, bo].map(({ page: theirs }) => seesFrames(theirs, 2)));
  });

  await test.step('locks the call', async () => {
    await manager.getByRole('button', { name: 'Lock the call' }).click();
    await expect(alice.page.getByText('Locked', { exact: true })).toBeVisible();
  });

  await test.step('a caller’s page does none of it over the socket', async () => {
    const wire = await watchWith(server, colleague, clinic);
    const { callId } = await wire.rowOf(aliceName);
    if (callId === null) throw new Error('Alice is in no call.');
    const consultationId = (await wire.rowOf(boName)).id;
    const seen = valueOf(await wire.page.request(toServer.seeParticipants, { consultationId }));
    const participantIds = seen.participants.map(({ participantId }) => participantId);
    expect(participantIds).toHaveLength(3);
    const token = await tokenOf(alice.context);
    const cookie = `${token.name}=${token.value}`;
    const raw = await openPage({ url: server.url, cookie, says: { as: 'caller', clinic } });
    for (const action of hostActions) {
      const answer = await raw.request(toServer.manageCall, { callId, action, participantIds });
      expect(answer, action).toMatchObject({ ok: false, error: { code: 'not-in-this-call' } });
    }
    expect(await raw.request(toServer.lockCall, { callId, locked: false })).toMatchObject({ ok: false });
    raw.close();
    wire.close();
    await expect(alice.page.getByText('Locked', { exact: true })).toBeVisible();
    await expect(manager.getByRole('heading', { name: 'In this call · 3' })).toBeVisible();
  });

  await test.step('takes one out, after a question', async () => {
    const ask = async () => (await actionsFor(page, boFull)).getByRole('menuitem', { name: /^Disconnect/ }).click();
    const question = page.getByRole('alertdialog', { name: `Disconnect ${boFull}?` });
    await ask();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toBeHidden();
    await expect(participantOf(page, boFull)).toBeVisible();
    await ask();
    await question.getByRole('button', { name: 'Disconnect' }).click();
    await expect(bo.page).toHaveURL(/\/thanks$/);
    await expect(manager.getByRole('heading', { name: 'In this call · 2' })).toBeVisible();
  });

  await test.step('hands the other over from within', async () => {
    await manager.getByRole('button', { name: `More for ${aliceFull}` }).click();
    await page.getByRole('menuitem', { name: 'Transfer …' }).click();
    await handOver(transferDialog(page, aliceName), 'Physiotherapy', 'Knows the way.');
    await isHandedOver(alice.page, 'Physiotherapy', 'physiotherapy');
    await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
  });
  await alice.page.getByRole('button', { name: 'Leave the waiting area' }).click();
  await alice.page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
  await expect(alice.page).toHaveURL(/\/thanks$/);
  await Promise.all([alice, bo, chen].map(({ context }) => context.close()));
});
