// Two at a time.
import { routes } from '@anteroom/protocol';
import { expect, test } from '../support/journey.ts';
import { getsFocus } from '../support/keys.ts';
import { seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { emailOf, newPerson, openDashboard } from '../support/people.ts';
import { keepReceived, receivedBy } from '../support/received.ts';
import { enterLink, enterRoom, guestAt, inviteByLink, knock, makeRoom } from '../support/rooms.ts';

/** What belongs to media alone: session descriptions, candidates, addresses and secrets of relays. */
const media = /a=fingerprint|m=video|ice-ufrag|candidate:|"credential"|stun:|turn:|"iceServers"/;

let counted = 0;

/** A name that no other repetition has. */
function roomName(word: string): string {
  counted += 1;
  return `${word} ${String(process.pid)}-${String(counted)}`;
}

test('A guest knocks with a photo, is let in, and is out at once when the link is revoked', async ({
  browser,
  server,
}) => {
  const lars = await newPerson(browser);
  await takeSmallPictures(lars.context);
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));
  const room = await makeRoom(lars.page, server, 'cardiology', roomName('Conference'), { photo: 'required' });

  await test.step('a member enters, is told that they are alone, and makes a link', async () => {
    await enterRoom(lars.page, room.name);
    await expect(lars.page.getByText('You are alone in this room.')).toBeVisible();
  });
  const link = `${server.url}${await inviteByLink(lars.page)}`;

  const sam = await guestAt(browser, link, async ({ context }) => {
    await takeSmallPictures(context);
    await keepReceived(context);
  });

  await test.step('a guest sees who invites, and nothing of who is inside, before being let in', async () => {
    await expect(sam.page.getByRole('heading', { name: `You are invited to ${room.name}` })).toBeVisible();
    await sam.page.getByLabel('Your name').fill('Sam Guest');
    await sam.page.getByRole('button', { name: 'Continue' }).click();
    // In sight without a move of the page, on a small phone too.
    const size = sam.page.viewportSize();
    await sam.page.setViewportSize({ width: 320, height: 640 });
    await expect(sam.page.getByRole('button', { name: 'Knock', exact: true })).toBeInViewport({ ratio: 1 });
    if (size !== null) await sam.page.setViewportSize(size);
    await sam.page.getByRole('button', { name: 'Knock', exact: true }).click();
    await expect(sam.page.getByText('Please take a photo first.')).toBeVisible();
    await sam.page.getByRole('button', { name: 'Back' }).click();
    await knock(sam.page, 'Sam Guest', true);
    const received = await receivedBy(sam.page);
    expect(received).not.toMatch(media);
    expect(received).not.toContain('Lars Holm');
  });

  await test.step('the member sees name and photo, and lets them in: both see the other', async () => {
    const manager = lars.page.getByRole('complementary', { name: 'Call manager' });
    await expect(manager.getByRole('heading', { name: 'At the door · 1' })).toBeVisible();
    const photo = manager.getByRole('img', { name: 'Photo of Sam Guest' });
    await expect(photo).toBeVisible();
    expect(
      await photo.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
    ).toBeGreaterThan(0);
    await manager.getByRole('button', { name: 'Let Sam Guest in' }).click();
    await Promise.all([seesFrames(sam.page), seesFrames(lars.page)]);
    await expect(sam.page.getByRole('region', { name: 'Lars Holm' })).toBeVisible();
    await expect(lars.page.getByRole('region', { name: 'Sam Guest' })).toContainText('Guest');
  });

  await test.step('a second guest knocks, and is declined', async () => {
    const kim = await guestAt(browser, link, ({ context }) => takeSmallPictures(context));
    await knock(kim.page, 'Kim Other', true);
    await lars.page.getByRole('button', { name: 'Decline Kim Other' }).click();
    await expect(kim.page.getByRole('heading', { name: 'You were not let in' })).toBeVisible();
    await expect(kim.page.getByText('You can knock again in')).toBeVisible();
    await kim.context.close();
  });

  await test.step('the link is revoked in use: the guest is out, and the link is one that never was', async () => {
    await lars.page.bringToFront();
    await lars.page.getByRole('button', { name: 'Invite', exact: true }).click();
    const dialog = lars.page.getByRole('dialog', { name: /^Invite to/ });
    await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(sam.page.getByRole('heading', { name: 'Your link is no longer valid' })).toBeVisible();
    // The key that had the focus went with its row.
    await getsFocus(dialog.getByLabel('A new link is valid for'));
    await lars.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(lars.page.getByText('You are alone in this room.')).toBeVisible();
    const unknown = `${server.url}/r/${'A'.repeat(43)}`;
    const answers = [];
    for (const address of [link, unknown]) {
      const answer = await sam.page.goto(address);
      answers.push({ status: answer?.status(), text: await sam.page.locator('main').innerText() });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(404);
  });

  await test.step('leaving leads back to the room, which stays', async () => {
    await lars.page.getByRole('button', { name: 'Leave', exact: true }).click();
    await lars.page.getByRole('menuitem', { name: /^Leave call/ }).click();
    await expect(lars.page.getByRole('heading', { name: room.name })).toBeVisible();
    await expect(lars.page.getByText('Nobody is in this room.')).toBeVisible();
  });
  await Promise.all([lars, sam].map(({ context }) => context.close()));
});

test('Colleagues meet in a room by the column, and a guest waits at the door when the last of them leaves', async ({
  browser,
  server,
}) => {
  const lars = await newPerson(browser);
  const amira = await newPerson(browser);
  for (const { context } of [lars, amira]) await takeSmallPictures(context);
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));
  await openDashboard(amira.page, server, 'cardiology', emailOf('Amira Haddad'));
  const room = await makeRoom(lars.page, server, 'cardiology', roomName('Round'));
  await enterRoom(lars.page, room.name);
  const link = `${server.url}${await inviteByLink(lars.page)}`;

  await test.step('the column shows live that somebody is inside, and that somebody knocks', async () => {
    const row = amira.page.locator('.side-room').filter({ hasText: room.name });
    await expect(row).toContainText(/1 of (6|20)/);
    const sam = await guestAt(browser, link, ({ context }) => takeSmallPictures(context));
    await knock(sam.page, 'Sam Guest', false);
    await expect(row).toContainText('Knock');
    await expect(enterLink(amira.page, room.name)).toHaveAccessibleName(/1 person is knocking/);
    await enterRoom(amira.page, room.name);
    await Promise.all([seesFrames(amira.page), seesFrames(lars.page)]);
    await amira.page.getByRole('button', { name: 'Let Sam Guest in' }).click();
    await Promise.all([seesFrames(sam.page, 2), seesFrames(lars.page, 2)]);

    for (const { page } of [lars, amira]) {
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await page.getByRole('menuitem', { name: /^Leave call/ }).click();
      await expect(page.getByRole('heading', { name: room.name })).toBeVisible();
    }
    await expect(sam.page.getByRole('heading', { name: 'The call is paused' })).toBeVisible();
    await sam.page.getByRole('button', { name: 'Leave', exact: true }).click();
    await sam.page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    await expect(sam.page.getByRole('heading', { name: 'You have left' })).toBeVisible();
    await sam.context.close();
  });
  await Promise.all([lars, amira].map(({ context }) => context.close()));
});

test('A user room is its owner’s, and nobody else’s', async ({ browser, server }) => {
  const lars = await newPerson(browser);
  const tove = await newPerson(browser);
  const amira = await newPerson(browser);
  for (const { context } of [lars, tove, amira]) await takeSmallPictures(context);
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));
  await openDashboard(tove.page, server, 'cardiology', emailOf('Tove Nilsen'));
  await openDashboard(amira.page, server, 'cardiology', emailOf('Amira Haddad'));
  const { personId, clinics } = routes.me.reply.parse(
    await (await tove.page.request.get(`${server.url}/api/me`)).json(),
  );
  const clinic = clinics[0];
  if (clinic === undefined) throw new Error('Tove has no clinic.');
  const post = (path: string, data: unknown) =>
    lars.page.request.post(`${server.url}${path}`, { data, headers: { origin: server.url } });
  const made = await post(`/api/clinics/${clinic.id}/rooms`, { kind: 'user', ownerId: personId });
  const room = routes.createRoom.reply.parse(await made.json());

  await enterRoom(tove.page, 'Tove Nilsen');
  await expect(tove.page.getByText('You are alone in this room.')).toBeVisible();
  const link = `${server.url}${await inviteByLink(tove.page)}`;
  const sam = await guestAt(browser, link, ({ context }) => takeSmallPictures(context));
  await knock(sam.page, 'Sam Guest', false);
  await tove.page.getByRole('button', { name: 'Let Sam Guest in' }).click();
  await Promise.all([seesFrames(sam.page), seesFrames(tove.page)]);

  await test.step('for a colleague it isn’t there, whichever way they ask', async () => {
    await expect(enterLink(amira.page, 'Tove Nilsen')).toHaveCount(0);
    expect((await amira.page.request.get(`${server.url}/api/rooms/${room.id}`)).status()).toBe(404);
    await amira.page.goto(`${server.url}/clinics/cardiology/rooms/${room.id}`);
    await expect(amira.page.getByRole('heading', { name: 'This room is not there' })).toBeVisible();
  });

  await test.step('closed while inside: everybody is told plainly', async () => {
    expect((await post(`/api/rooms/${room.id}/close`, {})).ok()).toBe(true);
    await expect(sam.page.getByRole('heading', { name: 'This room was closed' })).toBeVisible();
    await expect(tove.page.getByRole('heading', { name: 'This room is not there' })).toBeVisible();
  });
  await Promise.all([lars, tove, amira, sam].map(({ context }) => context.close()));
});
