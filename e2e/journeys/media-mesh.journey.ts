// Needs: chromium, firefox
import type { MeshPage } from '@anteroom/media/browser-test/page';
import { serveMeshPage } from '@anteroom/media/browser-test/serve';
import type { Browser, Page } from '@playwright/test';
import { chromium as chromiumType, expect, firefox as firefoxType, test } from '@playwright/test';
import { chromium, firefox, firefoxChannel } from '../browsers.ts';

/** Somebody in a call on a page that has nothing but the media package. */
interface Person {
  readonly id: string;
  readonly page: Page;
}

// Three people's pictures, six times encoded: a busy machine takes its time.
test.setTimeout(240_000);

const everything: Parameters<MeshPage['join']>[2] = { audio: true, video: true };

test('People in two kinds of browsers see each other, whatever happens to the server', async ({ browser }) => {
  await withBoth(browser, async ([ada, ben, cleo]) => {
    const all = [ada, ben, cleo];

    await test.step('all see all', async () => {
      await Promise.all(all.map((person) => join(person, all)));
      await seeEachOther(all);
    });

    await test.step('a camera goes off, on again, and is changed, without a word to anybody', async () => {
      const said = await described(all);
      await ben.page.evaluate(() => window.mesh.setCamera(false));
      await standsStill(ada, ben);
      await ben.page.evaluate(() => window.mesh.setCamera(true));
      await ada.page.evaluate(() => window.mesh.changeCamera());
      await seeEachOther(all);
      expect(await described(all)).toEqual(said);
    });

    await test.step('the server is away: pictures go on, and nothing is renewed when it is back', async () => {
      const said = await described(all);
      await everyPage(all, () => window.mesh.cutSignalling(true));
      await seeEachOther(all);
      await everyPage(all, () => window.mesh.cutSignalling(false));
      await seeEachOther(all);
      expect(await described(all)).toEqual(said);
    });

    await test.step('somebody loads the page anew', async () => {
      for (const person of [cleo, ada]) {
        await reload(person);
        await join(person, all);
        await seeEachOther(all);
      }
    });

    await test.step('somebody shows a second picture', async () => {
      await ben.page.evaluate(() => window.mesh.share(true));
      await Promise.all(
        [ada, cleo].map(({ page }) => page.evaluate(([id = '']) => window.mesh.seenShared(id, 3), [ben.id])),
      );
      await ben.page.evaluate(() => window.mesh.share(false));
    });

    await test.step('somebody refreshes the connections in the middle of a long message, which arrives once', async () => {
      const said = say(ada, ben, 1_000_000);
      const next = say(ada, ben, 5);
      await ben.page.evaluate(() => window.mesh.restart());
      expect(await Promise.all([said, next])).toEqual([true, true]);
      expect(await ben.page.evaluate(() => window.mesh.heard())).toEqual([
        [ada.id, 1_000_000],
        [ada.id, 5],
      ]);
      await seeEachOther(all);
    });

    await test.step('somebody is removed: no picture goes there any more', async () => {
      await Promise.all([ada, ben].map((person) => setPeers(person, [ada, ben])));
      await standsStill(cleo, ada);
      await standsStill(cleo, ben);
      expect(await stateOf(ada, cleo)).toBeNull();
      await seeEachOther([ada, ben]);
    });

    await test.step('somebody comes in who has no camera', async () => {
      await reload(cleo);
      await Promise.all([ada, ben].map((person) => setPeers(person, all)));
      await join(cleo, all, { audio: true, video: false });
      await sees(cleo, ada);
      await sees(cleo, ben);
      await cleo.page.evaluate(() => window.mesh.setCamera(true));
      await seeEachOther(all);
    });
  });
});

test('People whose way is cut off find a new one once there is one', async ({ browser }) => {
  await withBoth(browser, async ([ada, ben]) => {
    const both = [ada, ben];
    await Promise.all(both.map((person) => join(person, both)));
    await seeEachOther(both);
    await everyPage(both, () => window.mesh.hide(true));
    await ada.page.evaluate(() => window.mesh.restart());
    await expect
      .poll(async () => [await stateOf(ada, ben), await stateOf(ben, ada)], { timeout: 40_000 })
      .toContain('failed');
    await everyPage(both, () => window.mesh.hide(false));
    await expect.poll(() => stateOf(ada, ben), { timeout: 40_000 }).toBe('connected');
    await seeEachOther(both);
  });
});

test('Lines that rest carry what pages say, and wake once they are needed, whoever needs them first', async ({
  browser,
}) => {
  await withBoth(browser, async ([ada, ben, cleo]) => {
    const all = [ada, ben, cleo];
    for (const order of [[ada, ben, cleo], [cleo, ben, ada], null]) {
      await Promise.all(all.map((person) => join(person, all, { ...everything, rests: true })));
      const words = all.flatMap((one) => all.filter((other) => one !== other).map((other) => say(one, other, 5)));
      expect(await Promise.all(words)).not.toContain(false);
      expect(await framesOf(ada, ben)).toBe(0);
      if (order === null) await everyPage(all, () => window.mesh.wake());
      for (const person of order ?? []) {
        await person.page.evaluate(() => window.mesh.wake());
        // Whatever is agreed upon by that is agreed upon before the next one wakes.
        for (const other of all) if (other !== person) expect(await say(person, other, 5)).toBe(true);
      }
      await seeEachOther(all);
      await Promise.all(all.map(reload));
    }
  });
});

/** Three people. Who comes earlier makes the offer: each kind of browser offers to the other. */
async function withBoth(
  browser: Browser,
  journey: (people: readonly [Person, Person, Person]) => Promise<void>,
): Promise<void> {
  const server = await serveMeshPage();
  const other = await launchOther(browser);
  try {
    await journey([
      await open('a', browser, server.url),
      await open('b', other, server.url),
      await open('c', browser, server.url),
    ]);
  } finally {
    await other.close();
    await server.close();
  }
}

async function open(letter: string, browser: Browser, url: string): Promise<Person> {
  const context = await browser.newContext(permissionsOf(browser));
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'mesh' in window);
  return { id: letter.repeat(22), page };
}

function permissionsOf(browser: Browser): { permissions?: string[] } {
  return browser.browserType().name() === 'chromium' ? { permissions: ['camera', 'microphone'] } : {};
}

async function launchOther(browser: Browser): Promise<Browser> {
  const isChromium = browser.browserType().name() === 'chromium';
  return isChromium ? firefoxType.launch({ ...firefox, channel: firefoxChannel }) : chromiumType.launch(chromium);
}

async function reload({ page }: Person): Promise<void> {
  await page.reload();
  await page.waitForFunction(() => 'mesh' in window);
}

async function join({ id, page }: Person, all: readonly Person[], sends = everything): Promise<void> {
  const peers = all.map((person) => person.id);
  await page.evaluate((wish) => window.mesh.join(wish.id, wish.peers, wish.sends), { id, peers, sends });
}

async function setPeers({ page }: Person, all: readonly Person[]): Promise<void> {
  await page.evaluate(
    (peers) => window.mesh.setPeers(peers),
    all.map(({ id }) => id),
  );
}

async function everyPage(all: readonly Person[], task: () => void): Promise<void> {
  await Promise.all(all.map(({ page }) => page.evaluate(task)));
}

async function described(all: readonly Person[]): Promise<readonly number[]> {
  return Promise.all(all.map(({ page }) => page.evaluate(() => window.mesh.described())));
}

async function stateOf({ page }: Person, other: Person): Promise<ReturnType<MeshPage['stateOf']>> {
  return page.evaluate((id) => window.mesh.stateOf(id), other.id);
}

async function framesOf({ page }: Person, other: Person): Promise<number> {
  return page.evaluate((id) => window.mesh.framesOf(id), other.id);
}

/** They are connected, three frames are painted, and more and more are decoded. */
async function sees(one: Person, other: Person): Promise<void> {
  await expect.poll(() => stateOf(one, other)).toBe('connected');
  await one.page.evaluate((id) => window.mesh.seen(id, 3), other.id);
  let last = Infinity;
  await expect
    .poll(async () => {
      const before = last;
      last = await framesOf(one, other);
      return last > before;
    })
    .toBe(true);
}

async function seeEachOther(all: readonly Person[]): Promise<void> {
  await Promise.all(all.flatMap((one) => all.filter((other) => other !== one).map((other) => sees(one, other))));
}

function say(one: Person, other: Person, length: number): Promise<boolean> {
  return one.page.evaluate(([id, count]) => window.mesh.say(id, count), [other.id, length] as const);
}

/** Frames stop to arrive: the same figure at looks that are ten frames apart. */
async function standsStill(one: Person, other: Person): Promise<void> {
  let last = -1;
  await expect
    .poll(
      async () => {
        const before = last;
        last = await framesOf(one, other);
        return last - before;
      },
      { intervals: [1000] },
    )
    .toBe(0);
}
