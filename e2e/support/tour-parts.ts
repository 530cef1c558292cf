import type { TestServer } from '@anteroom/testkit';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { isInside } from './accounts.ts';
import type { Line } from './line.ts';
import { expect } from './patience.ts';
import { emailOf, type CallerName, type Person } from './people.ts';
import { write } from './write.ts';

/** Where the pages are, and the password of everybody in the demo hospital. */
export type Site = Pick<TestServer, 'url' | 'password'>;

/** Called at every page and state, once it stands still; `name` is made for file names. */
export type Look = (name: string, person: Person) => Promise<void>;

export interface TourParts {
  readonly browser: Browser;
  readonly server: Site;
  /** The way to it. */
  readonly line: Line;
  /** Language, colours and size of every window. */
  readonly options: BrowserContextOptions;
  readonly look: Look;
  /** Done to every browser profile before a page is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
}

/** What a chapter works with: as many people as it likes, each with a browser of their own. */
export interface ChapterParts extends Pick<TourParts, 'server' | 'line' | 'look'> {
  readonly open: () => Promise<Person>;
}

/** Whom the tour's browsers show. */
export const tourCaller: CallerName = { first: 'Maja', last: 'Lindgren', phone: '070 174 06 05' };

/** Opens one of the staff's pages and waits for its heading. */
export async function opens(page: Page, address: string): Promise<void> {
  await page.goto(address);
  // A page on its way has a heading too, for screen readers alone.
  await expect(page.locator('h1:not(.hide)').first()).toBeVisible();
}

/** Gives e-mail and password at the sign-in page; what follows is for the caller to await. */
export async function givesPassword(page: Page, server: Site, name: string, password = server.password): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await write(page.locator('[name=email]'), emailOf(name));
  await write(page.locator('[name=password]'), password);
  await page.locator('form [type=submit]').click();
}

/** Signs in as somebody of the demo hospital whom nothing else is asked of. */
export async function entersAs(page: Page, server: Site, name: string): Promise<void> {
  await givesPassword(page, server, name);
  await isInside(page);
}

/** Closes what lies over the page by Escape, once it holds the focus: after another one above it, that is a frame later. */
export async function escapes(page: Page, role: 'dialog' | 'alertdialog' | 'menu' = 'dialog'): Promise<void> {
  // By the page's own word: `:focus` matches nothing in a window of Firefox that isn't in front.
  const holdsFocus = (over: string) => document.activeElement?.closest(`[role=${over}]`) != null;
  await expect.poll(() => page.evaluate(holdsFocus, role)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(page.getByRole(role)).toBeHidden();
}

/** Opens the menu under the own name, which is in the sheet on a phone. */
export async function opensAccountMenu(page: Page): Promise<void> {
  if (await page.locator('.topbar').isVisible()) {
    await page.locator('.topbar button').click();
    await page.locator('.sheet .me-button').click();
  } else await page.locator('.side .me-button').click();
  await expect(page.getByRole('menu')).toBeVisible();
}

export function isChromium({ context }: Person): boolean {
  return context.browser()?.browserType().name() === 'chromium';
}
