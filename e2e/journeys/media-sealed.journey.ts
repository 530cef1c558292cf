// Two at a time.
import { expect, test, type Page } from '@playwright/test';
import { serveSealedPage } from '@anteroom/media/browser-test/serve-sealed';
import type { SealedLook } from '@anteroom/media/browser-test/sealed-page';

let server: Awaited<ReturnType<typeof serveSealedPage>>;

test.beforeAll(async () => {
  server = await serveSealedPage();
});
test.afterAll(() => server.close());

const look = (page: Page): Promise<SealedLook> => page.evaluate(() => window.sealed.look());

async function begin(page: Page, saidToBe: string): Promise<void> {
  await page.goto(server.url);
  await page.waitForFunction(() => 'sealed' in window);
  await page.evaluate((owner) => window.sealed.begin(owner), saidToBe);
  // Much has come, whatever can be made of it.
  await expect.poll(async () => (await look(page)).packets, { timeout: 60_000 }).toBeGreaterThan(150);
}

test('Without the key nothing of what comes is seen or heard, and with it all of it is', async ({ page }) => {
  await begin(page, 'alice');
  expect(await look(page)).toMatchObject({ frames: 0, opened: [] });
  await page.evaluate(() => window.sealed.giveKey());
  await expect.poll(async () => (await look(page)).frames, { timeout: 60_000 }).toBeGreaterThan(10);
  expect((await look(page)).opened.toSorted()).toEqual(['picture', 'sound']);
});

test('What a media server says to be somebody else’s isn’t shown as theirs', async ({ page }) => {
  await page.goto(server.url);
  await begin(page, 'bob');
  await page.evaluate(() => window.sealed.giveKey());
  const before = (await look(page)).packets;
  await expect.poll(async () => (await look(page)).packets, { timeout: 60_000 }).toBeGreaterThan(before + 150);
  expect(await look(page)).toMatchObject({ frames: 0, opened: [] });
});
