// Needs: janus
// In the long run.
import { toClient, toServer } from '@anteroom/protocol';
import { startServer, valueOf, type TestServer } from '@anteroom/testkit';
import { beginsMedia, type MediaBrowser } from '@anteroom/testkit/media-browser';
import { endCall } from '../support/call.ts';
import { fullName, openManager } from '../support/call-manager.ts';
import { comesByOneConnection } from '../support/group.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { hasConnections, packetsOf, seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard, type CallerName, type Person } from '../support/people.ts';
import { quietBrowser } from '../support/quiet-browser.ts';
import { arriveRaw, type RawCaller } from '../support/raw-callers.ts';
import { seenOn, watchFromNow, watchPictures, type Watched } from '../support/standstill.ts';

/** What media of those inside may stop for at most while a call changes its way, in milliseconds (C7). */
const longest = 1_000;

const small = { width: 800, height: 450 };

test.use({ launchOptions: quietBrowser });

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ withMedia: true });
});
test.afterAll(() => server.close());

/**
 * Three with real browsers, whose pictures of each other are watched all along. Those who come and go meanwhile are made up, since nine
 * browsers fill a small machine, and stand still by themselves.
 */
test('From two to nine and back to three: the media of those inside never stop', async ({ browser }) => {
  test.slow();
  const [lars, mara, nils] = [await newSmall(), await newSmall(), await newSmall()];
  const inside = [lars, mara, nils];
  const [maraName, nilsName] = [callerNamed('Mara', 'Grow'), callerNamed('Nils', 'Grow')];
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));
  await arrive(mara.page, server, 'cardiology', maraName);
  await arrive(nils.page, server, 'cardiology', nilsName);
  const later: (RawCaller & { readonly name: CallerName })[] = [];
  for (const first of ['Olga', 'Per', 'Quirin', 'Rosa', 'Sven', 'Tilda']) {
    const name = callerNamed(first, 'Grow');
    later.push({ name, ...(await arriveRaw(server, 'cardiology', name)) });
  }

  await join(lars.page, maraName);
  await seesFrames(lars.page);
  const manager = await openManager(lars.page);
  const add = async (name: CallerName, people: number): Promise<void> => {
    await manager.getByRole('button', { name: `Add ${fullName(name)}`, exact: true }).click();
    await expect(manager.getByRole('heading', { name: `In this call · ${String(people)}` })).toBeVisible();
  };
  await add(nilsName, 3);
  await Promise.all(inside.map(({ page }) => seesFrames(page, 2)));
  await Promise.all(inside.map(({ page }) => watchFromNow(page)));
  const clients: MediaBrowser[] = [];

  await test.step('at the seventh the call takes the way over the media server', async () => {
    for (const [index, { name }] of later.entries()) await add(name, 4 + index);
    for (const { page } of later) {
      const { callId } = await page.next(toClient.callEntered);
      clients.push(await beginsMedia(page, callId, 100));
    }
    await Promise.all(inside.map(({ page }) => comesByOneConnection(page)));
    await neverStood('nine');
  });

  await test.step('and at three it goes from page to page again', async () => {
    for (const client of clients) client.close();
    for (const { page } of later) valueOf(await page.request(toServer.leaveStay, {}));
    await expect(manager.getByRole('heading', { name: 'In this call · 3' })).toBeVisible();
    await Promise.all(inside.map(({ page }) => hasConnections(page, 2)));
    await Promise.all(inside.map(({ page }) => seesFrames(page, 2)));
    await neverStood('three');
  });

  await endCall(lars.page);
  for (const one of later) one.close();
  await Promise.all(inside.map(({ context }) => context.close()));

  /** Of those who have been inside all along, of each other; and all that they send and get goes on. */
  async function neverStood(now: string): Promise<void> {
    const seen = (await Promise.all(inside.map(({ page }) => seenOn(page)))).flatMap((one) => Object.values(one));
    const worst = seen.reduce((one, other) => (other.stood > one.stood ? other : one));
    report(now, worst, seen);
    expect(seen).toHaveLength(6);
    expect(worst.stood).toBeLessThanOrEqual(longest);
    for (const { page } of inside) {
      const before = await packetsOf(page);
      await expect.poll(() => packetsOf(page)).toBeGreaterThan(before);
    }
  }

  async function newSmall(): Promise<Person> {
    const person = await newPerson(browser, { viewport: small });
    await takeSmallPictures(person.context);
    await watchPictures(person.context);
    return person;
  }
});

/** What many runs make a figure of. */
function report(people: string, { stood, at }: Watched, seen: readonly Watched[]): void {
  const frames = seen.map((one) => one.frames);
  console.log(JSON.stringify({ journey: 'grow-and-shrink', people, interruption: stood, at, frames }));
}
