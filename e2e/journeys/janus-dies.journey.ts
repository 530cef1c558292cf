// Needs: janus
// In the long run.
import type { CallId } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import { startServer, valueOf, type PageClient, type TestServer } from '@anteroom/testkit';
import { beginsMedia, type MediaBrowser } from '@anteroom/testkit/media-browser';
import type { Browser } from '@playwright/test';
import { openManager } from '../support/call-manager.ts';
import { hasChild, killChild } from '../support/children.ts';
import { expect, test } from '../support/journey.ts';
import { takeSmallPictures } from '../support/media-probe.ts';
import { emailOf, newPerson, openDashboard, type Person } from '../support/people.ts';
import { quietBrowser } from '../support/quiet-browser.ts';
import { knockRaw } from '../support/raw-guests.ts';
import { watchRenewal } from '../support/renewal.ts';
import { enterRoom, inviteByLink, knock, makeRoom } from '../support/rooms.ts';

test.use({ launchOptions: quietBrowser });

/** With a media server of its own. */
let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ withMedia: true });
});
test.afterAll(() => server.close());

/** Hard case 22, in milliseconds. */
const mostAway = 10_000;
const guestNames = ['Ada', 'Bruno', 'Clara', 'David'];
const madeUpNames = ['Edith', 'Frans', 'Greta', 'Hugo', 'Ines'];
/** Lars and Ada speak, the rest listens: each hears at least one. */
const heard = 1;

/** Half of them have real browsers, and are watched as people would; ten browsers fill a small machine, and come to nothing by themselves. */
test('The media server of a call of ten is killed, and all see and hear all again within ten seconds', async ({
  browser,
}) => {
  // Five browsers on a small machine need their time.
  test.slow();
  // Wide enough for the column with the rooms.
  const lars = await newSmall(browser, { viewport: { width: 1_100, height: 700 } });
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));
  const room = await makeRoom(lars.page, server, 'cardiology', 'Long evening', { kind: 'group' });
  await enterRoom(lars.page, room.name);
  const link = `${server.url}${await inviteByLink(lars.page)}`;
  const guests: Person[] = [];
  for (const first of guestNames) {
    const guest = await newSmall(browser, { isMuted: first !== 'Ada' });
    await guest.page.goto(link);
    await knock(guest.page, `${first} Guest`, false);
    guests.push(guest);
  }
  const madeUp: PageClient[] = [];
  for (const first of madeUpNames) madeUp.push(await knockRaw(link, `${first} Guest`));
  const pages = [lars, ...guests].map(({ page }) => page);
  const clients: MediaBrowser[] = [];

  await test.step('nine guests are let in together: all see and hear all over the media server', async () => {
    const renewals = await Promise.all(pages.map((page) => watchRenewal(page, guests.length, heard)));
    const manager = await openManager(lars.page);
    await expect(manager.getByRole('heading', { name: 'At the door · 9' })).toBeVisible();
    await manager.getByRole('button', { name: 'Let all in' }).click();
    await Promise.all(
      madeUp.map(async (page) => {
        const { callId } = await page.next(toClient.callEntered);
        const client = await beginsMedia(page, callId, pace);
        clients.push(client);
        await hearsAll(page, callId, client);
      }),
    );
    await Promise.all(renewals.map((renewal) => renewal.when()));
  });

  await test.step('the media server is killed: nobody presses anything, and it is as before', async () => {
    const renewals = await Promise.all(pages.map((page) => watchRenewal(page, guests.length, heard)));
    const again = madeUp.map((page) => beginsAgain(page, clients));
    const killed = await killChild(server.pid(), 'janus');
    const times = await Promise.all([...renewals.map((renewal) => renewal.when()), ...again]).catch(
      (error: unknown) => {
        // Who isn't there is told by their own side alone.
        for (const client of clients) console.log(`janus-dies: ${client.attempt}: ${client.standing()}`);
        throw error;
      },
    );
    const longest = Math.max(...times) - killed;
    const each = times.map((time) => time - killed);
    console.log(`janus-dies: all see and hear all again after ${String(longest)} ms`);
    // The browsers' pages first, then those that are made up.
    if (longest >= mostAway) console.log(`janus-dies: ${each.join(', ')}`);
    expect(longest).toBeLessThan(mostAway);
    await hasChild(server.pid(), 'janus');
  });
  for (const client of clients) client.close();
  for (const page of madeUp) page.close();
  await Promise.all([lars, ...guests].map(({ context }) => context.close()));
});

/** Between two packets of a line of whoever is made up, in milliseconds. */
const pace = 100;

/**
 * What a page does by itself when it is told that its way is gone; answers when it gets all others again, in milliseconds since 1970. The
 * library of a made-up page may close the connection by which it receives on a busy machine, as it does with the other one: the page is
 * told so then, and begins anew once more.
 * @param open where what it begins is kept, to be closed in the end
 */
async function beginsAgain(page: PageClient, open: MediaBrowser[]): Promise<number> {
  const { callId } = await page.next(toClient.mediaLost);
  for (;;) {
    const client = await connects(page, callId);
    open.push(client);
    const heardAll = hearsAll(page, callId, client).then(() => Date.now());
    const lost = page.nextIfAny(toClient.mediaLost, ({ attempt }) => attempt === client.attempt);
    const at = await Promise.race([heardAll, lost.then((told) => (told === null ? heardAll : null))]);
    if (at !== null) return at;
    // In vain by now.
    heardAll.catch(() => undefined);
    console.log('janus-dies: a made-up page was told that its new way is gone, and begins anew');
  }
}

/** The next media server may not be there yet. */
async function connects(page: PageClient, callId: CallId): Promise<MediaBrowser> {
  const begun: MediaBrowser[] = [];
  await expect(async () => {
    begun.push(await beginsMedia(page, callId, pace));
  }).toPass({ intervals: [300] });
  const [client] = begun;
  if (client === undefined) throw new Error('Nothing has begun.');
  return client;
}

/** A picture of everybody else comes. */
async function hearsAll(page: PageClient, callId: CallId, client: MediaBrowser): Promise<void> {
  const { participants } = valueOf(await page.request(toServer.enterCall, { callId }));
  const self = page.heard(toClient.callEntered)[0]?.self;
  const others = participants.filter(({ participantId }) => participantId !== self);
  await Promise.all(others.map(({ participantId }) => client.hears(participantId, 'picture')));
}

/** Windows that are painted without a graphics card are small ones; each shows all nine others. */
async function newSmall(
  browser: Browser,
  { viewport = { width: 480, height: 900 }, isMuted = false } = {},
): Promise<Person> {
  const person = await newPerson(browser, { viewport });
  await takeSmallPictures(person.context, undefined, { isMuted });
  return person;
}
