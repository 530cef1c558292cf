import { expect, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { TestServer } from '@anteroom/testkit';
import { probeMedia } from './media-probe.ts';

/** Somebody with a browser of their own. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A new browser profile, with camera and microphone allowed where the browser can be told so. */
export async function newPerson(browser: Browser): Promise<Person> {
  const isChromium = browser.browserType().name() === 'chromium';
  const context = await browser.newContext({
    locale: 'en-GB',
    // Firefox knows no such permissions; its preferences allow both.
    ...(isChromium ? { permissions: ['camera', 'microphone'] } : {}),
  });
  await probeMedia(context);
  return { context, page: await context.newPage() };
}

export interface CallerName {
  readonly first: string;
  readonly last: string;
}

/** Fills in the set-up page and waits. */
export async function arrive(
  page: Page,
  server: Pick<TestServer, 'url'>,
  clinic: string,
  name: CallerName,
): Promise<void> {
  await page.goto(`${server.url}/c/${clinic}`);
  await page.getByLabel('First name').fill(name.first);
  await page.getByLabel('Last name').fill(name.last);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Start video call' }).click();
  await waits(page);
}

/** Whether the page shows the private space of a caller who waits. */
export async function waits(page: Page): Promise<void> {
  await expect(page.getByText('We join you here')).toBeVisible();
}

/** Signs in as somebody of the demo hospital and opens the waiting area of a clinic. */
export async function openDashboard(
  page: Page,
  server: Pick<TestServer, 'url' | 'password'>,
  clinic: string,
  email: string,
): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(server.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/clinics/);
  await page.goto(`${server.url}/clinics/${clinic}/waiting-area`);
  await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
}

/** The dashboard's row of a caller. */
export function rowOf(page: Page, name: CallerName): Locator {
  return page.getByRole('row', { name: new RegExp(`${name.first} ${name.last}`) });
}

/** Presses Join in a caller's row. */
export async function join(page: Page, name: CallerName): Promise<void> {
  await rowOf(page, name).getByRole('button', { name: /^Join/ }).click();
}
