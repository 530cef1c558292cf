import { startServer } from '@anteroom/testkit';
import type { Browser, Page } from '@playwright/test';
import { openBrowser, openPage, paintedAt, pressedAt, resetFirstFrame, watchFirstFrame } from '../browser.ts';
import { startBareCallServer } from '../floor/call-server.ts';

/** Two pages that can call each other again and again. */
export interface Pair {
  /** Presses Join; answers how long until a frame was painted here, and at the other, in milliseconds. */
  call(): Promise<{ readonly here: number; readonly there: number }>;
}

export const runs = 15;

type Two = readonly [Browser, Browser];

/** Presses, and answers how long until a frame was painted here, and at the other, in milliseconds. */
export async function measureCall(joiner: Page, other: Page, press: () => Promise<void>) {
  await resetFirstFrame(joiner, other);
  await press();
  const [here, there] = await Promise.all([paintedAt(joiner), paintedAt(other)]);
  const from = await pressedAt(joiner);
  return { here: here - from, there: there - from };
}

/** One page in each of two browsers. In one browser both would share the camera, and a page that held it up would hold up all. */
async function openTwo([left, right]: Two): Promise<readonly [Page, Page]> {
  return [await openPage(left), await openPage(right)];
}

/** A caller of the renal clinic waits in a page whose first frame is watched. */
export async function waitsInPage(caller: Page, url: string): Promise<void> {
  await watchFirstFrame(caller);
  await caller.goto(`${url}/c/renal`);
  await caller.getByLabel('First name').fill('Bench');
  await caller.getByLabel('Last name').fill('Caller');
  await caller.getByRole('button', { name: 'Continue' }).click();
  await caller.getByRole('button', { name: 'Start video call' }).click();
  await caller.getByText('We join you here').waitFor();
}

/** Mei Chen has the waiting area in front of her; answers the caller's row. Her camera runs already, as in the bare page. */
export async function attendsInPage(staff: Page, server: { readonly url: string; readonly password: string }) {
  await watchFirstFrame(staff);
  await staff.goto(`${server.url}/sign-in`);
  await staff.getByLabel('E-mail').fill('mei.chen@demo.anteroom.example');
  await staff.getByLabel('Password', { exact: true }).fill(server.password);
  await staff.getByRole('button', { name: 'Sign in' }).click();
  const row = staff.getByRole('row', { name: /Bench Caller/ });
  await row.waitFor();
  await staff.getByRole('switch', { name: /camera/i }).check({ force: true });
  await staff.locator('video').first().waitFor();
  return row;
}

/** Mei Chen leaves the call, and is at the waiting area again. */
export async function leavesCall(staff: Page): Promise<void> {
  await staff.getByRole('button', { name: 'Leave', exact: true }).click();
  await staff.getByRole('menuitem', { name: /^Leave call/ }).click();
}

async function ourPair(browsers: Two, server: { readonly url: string; readonly password: string }): Promise<Pair> {
  const [caller, staff] = await openTwo(browsers);
  await waitsInPage(caller, server.url);
  const row = await attendsInPage(staff, server);
  return {
    async call() {
      const times = await measureCall(staff, caller, () => row.getByRole('button', { name: /^Join/ }).click());
      await leavesCall(staff);
      await row.getByText('On hold').waitFor();
      await caller.getByRole('heading', { name: 'You are on hold' }).waitFor();
      return times;
    },
  };
}

async function barePair(browsers: Two, url: string): Promise<Pair> {
  const [left, right] = await openTwo(browsers);
  for (const page of [left, right]) {
    await watchFirstFrame(page);
    await page.goto(url);
    await page.waitForFunction(() => Reflect.get(window, 'ready') === true);
  }
  return {
    async call() {
      const times = await measureCall(left, right, () => left.getByRole('button', { name: 'Join' }).click());
      await left.evaluate(() => {
        const hangUp: unknown = Reflect.get(window, 'hangUp');
        if (typeof hangUp === 'function') Reflect.apply(hangUp, null, []);
      });
      await right.locator('#stage video').waitFor({ state: 'detached' });
      return times;
    },
  };
}

/** Calls in turn on our pages and on the bare ones, after one call of each that isn't counted. */
export async function callInTurn() {
  const browsers = [await openBrowser(), await openBrowser(), await openBrowser(), await openBrowser()] as const;
  const [first, second, third, fourth] = browsers;
  const [server, floor] = [await startServer(), await startBareCallServer()];
  try {
    const [ours, bare] = [await ourPair([first, second], server), await barePair([third, fourth], floor.url)];
    const measured = [];
    for (let run = 0; run <= runs; run += 1) {
      const pair = { ours: await ours.call(), bare: await bare.call() };
      if (run > 0) measured.push(pair);
    }
    return measured;
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await Promise.all([server.close(), floor.close()]);
  }
}
