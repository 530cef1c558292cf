// Needs: janus
// In the long run.
import { toClient, toServer } from '@anteroom/protocol';
import { startServer, valueOf, type PageClient, type TestServer } from '@anteroom/testkit';
import { beginsMedia, type MediaBrowser } from '@anteroom/testkit/media-browser';
import { openManager } from '../support/call-manager.ts';
import { allSee, eachIsHeard, newMember, setMicrophones } from '../support/group.ts';
import { expect, test } from '../support/journey.ts';
import { emailOf, openDashboard } from '../support/people.ts';
import { knockRaw } from '../support/raw-guests.ts';
import { enterRoom, inviteByLink, knock, makeRoom } from '../support/rooms.ts';
import { quietBrowser } from '../support/quiet-browser.ts';
import { watchAs } from '../support/staff-wire.ts';

test.use({ launchOptions: quietBrowser });

/** With a media server of its own. */
let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ withMedia: true });
});
test.afterAll(() => server.close());

test('Twenty are in a room, three of them with real browsers, and the twenty-first is told plainly', async ({
  browser,
}) => {
  // Twenty senders on a small machine need their time.
  test.slow();
  const lars = await newMember(browser, 'Lars Holm');
  const real = [await newMember(browser, 'Ada Guest'), await newMember(browser, 'Bruno Guest')];
  await openDashboard(lars.page, server, 'cardiology', emailOf(lars.name));
  const room = await makeRoom(lars.page, server, 'cardiology', 'Heart school', { kind: 'group' });
  await enterRoom(lars.page, room.name);
  const link = `${server.url}${await inviteByLink(lars.page)}`;
  const manager = await openManager(lars.page);

  const raw: PageClient[] = [];
  await test.step('nineteen knock and are let in', async () => {
    // The real ones first: their pictures are among those that are in sight.
    for (const { page, name } of real) {
      await page.goto(link);
      await knock(page, name, false);
      await manager.getByRole('button', { name: `Let ${name} in` }).click();
      await expect(page.locator('.call')).toBeVisible();
    }
    await setMicrophones([lars, ...real], false);
    for (let number = 1; number <= 17; number += 1) raw.push(await knockRaw(link, `Pupil ${String(number)}`));
    await expect(manager.getByRole('heading', { name: 'At the door · 17' })).toBeVisible();
    await manager.getByRole('button', { name: 'Let all in' }).click();
    await Promise.all(raw.map((page) => page.next(toClient.callEntered)));
    await expect(manager.getByRole('heading', { name: 'In this call · 20' })).toBeVisible();
  });

  const clients: MediaBrowser[] = [];
  await test.step('all send, and everybody gets what all others send', async () => {
    const [first] = raw;
    const callId = first?.heard(toClient.callEntered)[0]?.callId;
    if (first === undefined || callId === undefined) throw new Error('Nobody has entered.');
    for (const page of raw) clients.push(await beginsMedia(page, callId, 200));
    // Whoever is muted sends no sound at all.
    await setMicrophones([lars, ...real], true);
    const { participants } = valueOf(await first.request(toServer.enterCall, { callId }));
    expect(participants).toHaveLength(20);
    const selves = raw.map((page) => page.heard(toClient.callEntered)[0]?.self);
    await Promise.all(
      clients.flatMap((client, index) =>
        participants
          .filter(({ participantId }) => participantId !== selves[index])
          .flatMap(({ participantId }) => [client.hears(participantId), client.hears(participantId, 'picture')]),
      ),
    );
  });

  await test.step('the real ones see and hear each other among them', async () => {
    await setMicrophones([lars, ...real], false);
    await allSee([lars, ...real]);
    await eachIsHeard([lars, ...real]);
  });

  await test.step('the twenty-first is told plainly, whoever that is', async () => {
    const late = await knockRaw(link, 'Late');
    await expect(manager.getByRole('heading', { name: 'At the door · 1' })).toBeVisible();
    await expect(manager).toContainText('The room is full. Somebody has to leave before another comes in.');
    await expect(manager.getByRole('button', { name: 'Let Late in' })).toBeDisabled();
    const amira = await watchAs(server, 'Amira Haddad', 'cardiology');
    const roomId = room.path.split('/').at(-1);
    expect(await amira.page.sendRaw(toServer.enterRoom.event, { roomId })).toMatchObject({
      error: { code: 'call-full' },
    });
    amira.close();
    late.close();
  });

  for (const client of clients) client.close();
  for (const page of raw) page.close();
  await Promise.all([lars, ...real].map(({ context }) => context.close()));
});
