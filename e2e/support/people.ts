import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from '@playwright/test';
import type { TestServer } from '@anteroom/testkit';
import { isInside } from './accounts.ts';
import { keepWhatIsMade } from './download.ts';
import { probeMedia } from './media-probe.ts';
import { write } from './write.ts';

/** Somebody with a browser of their own. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A new browser profile, with camera and microphone allowed where the browser can be told so. */
export async function newPerson(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({
    locale: 'en-GB',
    // Firefox knows no such permissions; its preferences allow both.
    ...(isChromium(browser) ? { permissions: ['camera', 'microphone'] } : {}),
    ...options,
  });
  // What `npm run screens` runs inside a page is compiled with this helper, which the page lacks.
  await context.addInitScript('globalThis.__name ??= (named) => named');
  await probeMedia(context);
  if (!isChromium(browser)) await keepWhatIsMade(context);
  return { context, page: await context.newPage() };
}

function isChromium(browser: Browser | null): boolean {
  return browser?.browserType().name() === 'chromium';
}

export interface CallerName {
  readonly first: string;
  readonly last: string;
  readonly phone?: string;
}

/** Fills in the set-up page, tries the camera, and waits. */
export async function arrive(
  page: Page,
  server: Pick<TestServer, 'url'>,
  clinic: string,
  name: CallerName,
): Promise<void> {
  await page.goto(`${server.url}/c/${clinic}`);
  await page.getByLabel('First name').fill(name.first);
  await page.getByLabel('Last name').fill(name.last);
  if (name.phone !== undefined) await page.getByLabel('Phone number').fill(name.phone);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Check picture and sound' })).toBeVisible();
  await turnCameraOn(page);
  await page.getByRole('button', { name: 'Start video call' }).click();
  await waits(page);
}

/** Turns the camera on at the set-up page. Chromium begins by itself, since its profile allows it; Firefox doesn't say. */
async function turnCameraOn(page: Page): Promise<void> {
  if (!isChromium(page.context().browser())) await page.getByRole('button', { name: 'Turn camera on' }).click();
  await expect(page.getByRole('button', { name: 'Camera on' })).toBeVisible();
}

/** Whether the page shows the private space of a caller who waits. */
export async function waits(page: Page): Promise<void> {
  await expect(page.getByText('We join you here')).toBeVisible();
}

/** Whether the page shows the private space of a caller who was put on hold. */
export async function isOnHold(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'You are on hold' })).toBeVisible();
}

/** Signs in as somebody of the demo hospital and opens the waiting area of a clinic. */
export async function openDashboard(
  page: Page,
  server: Pick<TestServer, 'url' | 'password'>,
  clinic: string,
  email: string,
): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await write(page.getByLabel('E-mail'), email);
  await write(page.getByLabel('Password', { exact: true }), server.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await isInside(page);
  await page.goto(`${server.url}/clinics/${clinic}/waiting-area`);
  await expect(page.getByRole('heading', { name: 'Waiting area' })).toBeVisible();
}

/** The address by which somebody of the demo hospital signs in. */
export function emailOf(name: string): string {
  return `${name.toLowerCase().replace(' ', '.')}@demo.anteroom.example`;
}

/** The dashboard's row of a caller. */
export function rowOf(page: Page, name: CallerName): Locator {
  return page.getByRole('row', { name: new RegExp(`${name.first} ${name.last}(?!\\d)`) });
}

/** Presses Join in a caller's row. */
export async function join(page: Page, name: CallerName): Promise<void> {
  await rowOf(page, name).getByRole('button', { name: /^Join/ }).click();
}
