import { startServer } from '@anteroom/testkit';
import type { Browser, Page } from '@playwright/test';
import { openBrowser, openPage } from '../browser.ts';
import { startBareCallServer } from '../floor/call-server.ts';
import { round, median, type Metric } from '../measure.ts';

/** How many pairs are measured, of each side once. */
const runs = 7;
/** People in the call, and pictures of others that all of them see together. */
const people = 6;
const pictures = people * (people - 1);
/** How long the connections find their rate before frames are counted, and how long those are, in milliseconds. */
const settling = 10_000;
const counting = 10_000;
const least = 0.95;

/**
 * P15: frames per second of each of the thirty pictures of a call of six, all six in one browser of one machine, with a camera of
 * 320 × 180 at ten frames a second on both sides.
 */
export const meshOfSix: Metric = {
  id: 'P15',
  async run() {
    const pairs: { ours: number; bare: number }[] = [];
    for (let run = 0; run < runs; run += 1) pairs.push({ ours: await ourFrames(), bare: await bareFrames() });
    // At the end of its strength a machine paints three frames in one minute and nine in the next, of either side: only neighbours compare.
    const ratio = median(pairs.map(({ ours, bare }) => ours / bare));
    return [
      {
        metric: 'P15',
        ours: round(median(pairs.map(({ ours }) => ours))),
        reference: round(median(pairs.map(({ bare }) => bare))),
        ratio: round(ratio),
        target: `≥ ${String(least)}`,
        ok: ratio >= least,
        note: `pairs: ${pairs.map(({ ours, bare }) => `${ours.toFixed(1)}/${bare.toFixed(1)}`).join(', ')}`,
        n: runs,
        unit: 'frames per second of a picture in a call of six; reference: a bare mesh that sends the same',
      },
    ];
  },
};

/** A page whose camera is as small as two processors can encode and decode thirty times at once: 320 × 180, ten frames a second. */
async function openSmallPage(browser: Browser): Promise<Page> {
  const page = await openPage(browser);
  await page.context().addInitScript(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (wanted) => {
      if (wanted?.video === undefined || wanted.video === false) return ask(wanted);
      return ask({ ...wanted, video: { width: 320, height: 180, frameRate: 10 } });
    };
  });
  return page;
}

async function ourFrames(): Promise<number> {
  const browser = await openBrowser();
  const server = await startServer();
  try {
    const names = ['Ada', 'Bea', 'Cleo', 'Dora', 'Edda'].map((first) => `${first} Bench`);
    const callers = await Promise.all(
      names.map(async (name) => {
        const page = await openSmallPage(browser);
        const [first = '', last = ''] = name.split(' ');
        await page.goto(`${server.url}/c/renal`);
        await page.getByLabel('First name').fill(first);
        await page.getByLabel('Last name').fill(last);
        await page.getByRole('button', { name: 'Continue' }).click();
        await page.getByRole('button', { name: 'Start video call' }).click();
        await page.getByText('We join you here').waitFor();
        return page;
      }),
    );
    const staff = await openSmallPage(browser);
    await staff.goto(`${server.url}/sign-in`);
    await staff.getByLabel('E-mail').fill('mei.chen@demo.anteroom.example');
    await staff.getByLabel('Password', { exact: true }).fill(server.password);
    await staff.getByRole('button', { name: 'Sign in' }).click();
    const [alone = '', ...added] = names;
    await staff.getByRole('row', { name: alone }).getByRole('button', { name: /^Join/ }).click();
    const manager = staff.getByRole('complementary', { name: 'Call manager' });
    for (const name of added) await manager.getByRole('button', { name: `Add ${name}`, exact: true }).click();
    return await framesOf([staff, ...callers]);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function bareFrames(): Promise<number> {
  const browser = await openBrowser();
  const floor = await startBareCallServer('mesh-page.html');
  try {
    const pages: Page[] = [];
    for (let person = 0; person < people; person += 1) {
      const page = await openSmallPage(browser);
      await page.goto(person === 0 ? `${floor.url}?beside-drawer` : floor.url);
      await page.waitForFunction(() => Reflect.get(window, 'ready') === true);
      await page.getByRole('button', { name: 'Join' }).click();
      pages.push(page);
    }
    return await framesOf(pages);
  } finally {
    await browser.close();
    await floor.close();
  }
}

/** Frames per second that were painted of each picture of another, in the middle over all pages. */
async function framesOf(pages: readonly Page[]): Promise<number> {
  for (const page of pages) await page.waitForFunction(seen, people - 1, { timeout: 120_000 });
  await pause(settling);
  const from = performance.now();
  const before = await painted(pages);
  await pause(counting);
  const after = await painted(pages);
  return ((after - before) * 1000) / (performance.now() - from) / pictures;
}

async function painted(pages: readonly Page[]): Promise<number> {
  const counts = await Promise.all(pages.map((page) => page.evaluate(countPainted)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** In a page: whether so many pictures of others have begun. */
function seen(others: number): boolean {
  const videos = document.querySelectorAll<HTMLVideoElement>('video:not(.is-mirrored, .own video, #own)');
  return [...videos].filter(({ videoWidth }) => videoWidth > 0).length >= others;
}

/** In a page: how many frames of others were painted so far. */
function countPainted(): number {
  const videos = document.querySelectorAll<HTMLVideoElement>('video:not(.is-mirrored, .own video, #own)');
  return [...videos].reduce((sum, video) => {
    const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
    return sum + totalVideoFrames - droppedVideoFrames;
  }, 0);
}

/** A rate needs its time; nothing is waited for here. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
