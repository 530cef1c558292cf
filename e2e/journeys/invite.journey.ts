// Two at a time.
import { giveCredentials, isInside } from '../support/accounts.ts';
import { endCall } from '../support/call.ts';
import { fullName, openManager, participantOf } from '../support/call-manager.ts';
import { addColleague } from '../support/colleagues.ts';
import { closeInvitation, followInvitation, makeInvitation } from '../support/invitations.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { linkSentBy } from '../support/mailbox.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, join, newPerson } from '../support/people.ts';
import { keepReceived, receivedBy } from '../support/received.ts';

const clinic = 'renal';
const host = 'Mei Chen-Inviting';
const ida = 'Ida Lindqvist';
const sam = 'Sam Supporter';

test('A host invites an interpreter by link, who enters directly, and somebody by e-mail, who knocks', async ({
  browser,
  server,
}) => {
  const [alice, chen] = await Promise.all([newPerson(browser), newPerson(browser)]);
  for (const { context } of [alice, chen]) await takeSmallPictures(context);
  const aliceName = callerNamed('Alice', 'Translated');
  const { page } = chen;
  await giveCredentials(page, server, await addColleague(server, clinic, host));
  await isInside(page);
  await page.goto(`${server.url}/clinics/${clinic}/waiting-area`);
  await arrive(alice.page, server, clinic, aliceName);
  await join(page, aliceName);
  await Promise.all([seesFrames(alice.page), seesFrames(page)]);
  const manager = await openManager(page);
  const dialog = page.getByRole('dialog', { name: /^Invite (?:participant|interpreter)/ });

  const link = await test.step('makes an invitation, which stands in the list', async () => {
    const made = await makeInvitation(page, 'Interpreter');
    await closeInvitation(page);
    await expect(manager.getByText('Invitations not used yet: 1')).toBeVisible();
    return made;
  });

  const interpreter = await test.step('the interpreter enters directly, and is named so to everybody', async () => {
    const person = await followInvitation(browser, link, ida, 'Join the call');
    await Promise.all([seesFrames(person.page, 2), seesFrames(alice.page, 2)]);
    await expect(participantOf(page, ida)).toContainText('Interpreter');
    for (const who of [page, alice.page]) {
      await expect(who.locator('.tile', { hasText: ida })).toContainText('Interpreter');
      await expect(who.getByRole('status').filter({ hasText: `${ida}, interpreter, has joined.` })).toBeAttached();
    }
    await expect(person.page.locator('body')).not.toContainText(aliceName.last);
    return person;
  });

  await test.step('the link is of that one browser', async () => {
    const stranger = await newPerson(browser);
    const answer = await stranger.page.goto(link);
    expect(answer?.status()).toBe(409);
    await expect(stranger.page.getByRole('heading', { name: 'This invitation has been used' })).toBeVisible();
    await stranger.context.close();
    await interpreter.page.reload();
    await expect(interpreter.page.locator('.call')).toBeVisible();
  });

  const sent = await test.step('sends another by e-mail', async () => {
    await makeInvitation(page, 'Participant');
    await dialog.getByLabel('Send it by e-mail to').fill('sam@demo.anteroom.example');
    const found = await linkSentBy(page.request, server, '/i/', () =>
      dialog.getByRole('button', { name: 'Send', exact: true }).click(),
    );
    await closeInvitation(page);
    return found;
  });

  const guest = await test.step('they knock, learn nothing of the call, and are let in', async () => {
    const person = await followInvitation(browser, sent, sam, 'Knock', ({ context }) => keepReceived(context));
    await expect(person.page.getByRole('heading', { name: 'You are knocking' })).toBeVisible();
    await expect(manager.getByRole('heading', { name: 'At the door · 1' })).toBeVisible();
    const told = await receivedBy(person.page);
    for (const secret of [aliceName.first, host, ida, 'iceServers', 'a=fingerprint'])
      expect(told).not.toContain(secret);
    await manager.getByRole('button', { name: `Let ${sam} in` }).click();
    await seesFrames(person.page, 3);
    await expect(participantOf(page, sam)).toContainText('Guest');
    return person;
  });

  await test.step('withdraws it: whoever came by it is out, and the link opens nothing', async () => {
    await page.getByRole('button', { name: 'Invite participant' }).click();
    const row = dialog.getByRole('listitem').filter({ hasText: `${sam} is in the call` });
    await row.getByRole('button', { name: /^Withdraw/ }).click();
    await expect(row).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(guest.page.getByRole('heading', { name: 'Your invitation was withdrawn' })).toBeVisible();
    expect((await guest.page.goto(sent))?.status()).toBe(404);
    await expect(participantOf(page, sam)).toHaveCount(0);
    await expect(participantOf(page, fullName(aliceName))).toBeVisible();
  });

  await test.step('with the call ends what is left', async () => {
    await endCall(page);
    await expect(interpreter.page.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
    expect((await interpreter.page.goto(link))?.status()).toBe(404);
  });
  await Promise.all([alice, chen, interpreter, guest].map(({ context }) => context.close()));
});
