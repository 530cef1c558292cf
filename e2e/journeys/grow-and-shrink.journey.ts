// Needs: janus
// In the long run.
import { startServer, type TestServer } from '@anteroom/testkit';
import { callerNamed, expect, test } from '../support/journey.ts';
import { endCall } from '../support/call.ts';
import { fullName, openManager } from '../support/call-manager.ts';
import { hasOpen, packetsOf, seesFrames, takeSmallPictures } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard, type CallerName, type Person } from '../support/people.ts';
import { quietChromium } from '../support/spoken.ts';
import { seenOn, shownOn, watchFromNow, watchPictures, type Watched } from '../support/standstill.ts';

/** What media of those inside may stop for at most while a call changes its way, in milliseconds (C7). */
const longest = 1_000;

/** A page's connections with the media server: one to send and one to receive. */
const overServer = 2;

/** Large enough for nine pictures at once; a larger page is more to paint for a machine without a graphics card. */
const small = { width: 800, height: 450 };

test.use({ launchOptions: quietChromium() });

let server: TestServer;
test.beforeAll(async () => {
  server = await startServer({ withMedia: true });
});
test.afterAll(() => server.close());

test('From two to nine and back to three: the media of those inside never stop', async ({ browser }) => {
  // Nine browsers: a small machine needs its time.
  test.slow();
  const lars = await newSmall();
  const names = ['Mara', 'Nils', 'Olga', 'Per', 'Quirin', 'Rosa', 'Sven', 'Tilda'];
  const callers: (Person & { readonly name: CallerName })[] = [];
  for (const first of names) callers.push({ ...(await newSmall()), name: callerNamed(first, 'Grow') });
  await openDashboard(lars.page, server, 'cardiology', emailOf('Lars Holm'));
  for (const { page, name } of callers) await arrive(page, server, 'cardiology', name);
  const [mara, nils, ...later] = callers;
  if (mara === undefined || nils === undefined) throw new Error('Eight were asked for.');
  const inside = [lars, mara, nils];

  await join(lars.page, mara.name);
  await seesFrames(lars.page);
  const manager = await openManager(lars.page);
  const add = async ({ name }: { readonly name: CallerName }, people: number): Promise<void> => {
    await manager.getByRole('button', { name: `Add ${fullName(name)}`, exact: true }).click();
    await expect(manager.getByRole('heading', { name: `In this call · ${String(people)}` })).toBeVisible();
  };
  await add(nils, 3);
  await Promise.all(inside.map((one) => seesAll(one, 2)));
  await Promise.all(inside.map(({ page }) => watchFromNow(page)));
  let packets = await Promise.all(inside.map(({ page }) => packetsOf(page)));

  await test.step('nine see nine', async () => {
    for (const [index, caller] of later.entries()) {
      await add(caller, 4 + index);
      await seesAll(caller, 3 + index);
    }
    await Promise.all([lars, ...callers].map((one) => seesAll(one, 8)));
    await Promise.all(inside.map(({ page }) => hasOpen(page, 8 + overServer)));
    await neverStood('nine');
  });

  await test.step('and three see three again, from page to page', async () => {
    for (const { page } of later) {
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click();
    }
    await expect(manager.getByRole('heading', { name: 'In this call · 3' })).toBeVisible();
    await Promise.all(inside.map(({ page }) => hasOpen(page, 2)));
    await Promise.all(inside.map((one) => seesAll(one, 2)));
    await neverStood('three');
  });

  await endCall(lars.page);
  await Promise.all([lars, ...callers].map(({ context }) => context.close()));

  /** Of those who have been inside all along, of each other; and all that they send and get goes on. */
  async function neverStood(now: string): Promise<void> {
    const seen = (await Promise.all(inside.map(({ page }) => seenOn(page)))).flatMap((one) => Object.values(one));
    const worst = seen.reduce((one, other) => (other.stood > one.stood ? other : one));
    report(now, worst, seen);
    expect(seen).toHaveLength(6);
    expect(worst.stood).toBeLessThanOrEqual(longest);
    const before = packets;
    packets = await Promise.all(inside.map(({ page }) => packetsOf(page)));
    for (const [index, count] of packets.entries()) expect(count).toBeGreaterThan(before[index] ?? Infinity);
  }

  /** Everybody else is in sight, and their pictures go on: those on the screen, since others aren't fetched. */
  async function seesAll({ page }: Person, people: number): Promise<void> {
    await expect(page.locator('.tile[data-person]')).toHaveCount(people);
    await expect
      .poll(async () => Object.values(await shownOn(page)), { timeout: 90_000 })
      .toEqual(expect.not.arrayContaining([false]));
  }

  async function newSmall(): Promise<Person> {
    const person = await newPerson(browser, { viewport: small });
    // Nobody speaks: pictures are what is watched.
    await takeSmallPictures(person.context, undefined, { isMuted: true });
    await watchPictures(person.context);
    return person;
  }
});

/** What many runs make a figure of. */
function report(people: string, { stood, at }: Watched, seen: readonly Watched[]): void {
  const frames = seen.map((one) => one.frames);
  console.log(
    JSON.stringify({
      journey: 'grow-and-shrink',
      people,
      interruption: stood,
      at,
      all: seen.map((one) => [one.stood, one.at]),
      frames,
    }),
  );
}
