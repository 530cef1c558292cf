// Needs: janus
// In the long run.
import { startServer, type TestServer } from '@anteroom/testkit';
import type { Browser } from '@playwright/test';
import { openManager } from '../support/call-manager.ts';
import { hasChild, killChild } from '../support/children.ts';
import { expect, test } from '../support/journey.ts';
import { takeSmallPictures } from '../support/media-probe.ts';
import { emailOf, newPerson, openDashboard, type Person } from '../support/people.ts';
import { watchRenewal } from '../support/renewal.ts';
import { enterRoom, inviteByLink, knock, makeRoom } from '../support/rooms.ts';
import { quietChromium } from '../support/quiet-chromium.ts';

test.use({ launchOptions: quietChromium() });

/** With a media server of its own. */
let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ withMedia: true });
});
test.afterAll(() => server.close());

/** Hard case 22, in milliseconds. */
const mostAway = 10_000;
const guestNames = ['Ada', 'Bruno', 'Clara', 'David', 'Edith', 'Frans', 'Greta', 'Hugo', 'Ines'];
const others = guestNames.length;
/** Lars and Ada speak, the rest listens: each hears at least one. */
const heard = 1;

test('The media server of a call of ten is killed, and all see and hear all again within ten seconds', async ({
  browser,
}) => {
  // Ten browsers on a small machine need their time.
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
  const pages = [lars, ...guests].map(({ page }) => page);

  await test.step('nine guests are let in together: all see and hear all over the media server', async () => {
    const renewals = await Promise.all(pages.map((page) => watchRenewal(page, others, heard)));
    const manager = await openManager(lars.page);
    await manager.getByRole('button', { name: 'Let all in' }).click();
    await Promise.all(renewals.map((renewal) => renewal.when()));
  });

  await test.step('the media server is killed: nobody presses anything, and it is as before', async () => {
    const renewals = await Promise.all(pages.map((page) => watchRenewal(page, others, heard)));
    const killed = await killChild(server.pid(), 'janus');
    const times = await Promise.all(renewals.map(async (renewal) => (await renewal.when()) - killed));
    console.log(`janus-dies: all see and hear all again after ${String(Math.max(...times))} ms`);
    expect(Math.max(...times)).toBeLessThan(mostAway);
    await hasChild(server.pid(), 'janus');
  });
  await Promise.all([lars, ...guests].map(({ context }) => context.close()));
});

/** Ten windows that are painted without a graphics card are small ones; each shows all nine others. */
async function newSmall(
  browser: Browser,
  { viewport = { width: 480, height: 900 }, isMuted = false } = {},
): Promise<Person> {
  const person = await newPerson(browser, { viewport });
  await takeSmallPictures(person.context, undefined, { isMuted });
  return person;
}
