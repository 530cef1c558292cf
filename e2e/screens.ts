import { startServer } from '@anteroom/testkit';
import { chromium as chromiumType, type Browser, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from './browsers.ts';
import { layLine } from './support/line.ts';
import { tour } from './support/tour.ts';
import type { Site } from './support/tour-parts.ts';
import type { Line } from './support/line.ts';
import type { Person } from './support/people.ts';

// npm run screens -- [picture…]   Takes a picture of every page and state, in every look, into screens/. The words
// choose pictures whose name has one of them in it, such as `caller-waiting` or `1440-light-en`.

const folder = fileURLToPath(new URL('../screens', import.meta.url));
const wanted = process.argv.slice(2);

/** Widths of a phone and of a desk, in CSS pixels, with the height of the first sight. */
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

/** The narrowest window that we promise to fill without scrolling sideways (WCAG 2.2, 1.4.10). */
const narrowest = 320;

/** Pages that are also drawn from right to left, to see that nothing is nailed to a side. */
const alsoRightToLeft =
  /waiting$|set-up$|check$|staff-list$|-call$|staff-call-manager$|staff-rooms$|staff-room$|guest-about$|guest-check$/;

const tooWide: string[] = [];
let taken = 0;

const looks = ['en-GB', 'de-DE'].flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) => sizes.map((viewport) => ({ locale, colorScheme, viewport }))),
);

interface Look {
  readonly locale: string;
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
}

if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const studio = mkdtempSync(join(tmpdir(), 'anteroom-screens-'));
const browser = await chromiumType.launch({
  ...chromium,
  args: [...(chromium.args ?? []), `--use-file-for-fake-video-capture=${await portraitFilm()}`],
});
const line = await layLine();
const server = await startServer({ environment: { PUBLIC_URL: line.url } });
line.leadTo(server.url);
try {
  for (const look of looks) await walk(browser, { url: line.url, password: server.password }, line, look);
} finally {
  await browser.close();
  await line.close();
  await server.close();
  rmSync(studio, { recursive: true });
}

if (taken === 0) {
  console.error(`No picture is named like: ${wanted.join(', ')}.`);
  process.exitCode = 2;
}
if (tooWide.length > 0) {
  console.error(`These scroll sideways:\n${tooWide.join('\n')}`);
  process.exitCode = 1;
}

async function walk(browser: Browser, server: Site, line: Line, look: Look): Promise<void> {
  const { viewport, colorScheme, locale } = look;
  const suffix = `${String(viewport.width)}-${colorScheme}-${locale.slice(0, 2)}`;
  if (wanted.length > 0 && !wanted.some((word) => mayMatch(word, suffix))) return;
  console.log(`${suffix} …`);
  await tour({
    browser,
    server,
    line,
    options: look,
    look: (name, person) => picture(name, suffix, person, look),
  });
}

/** A film for the camera: somebody who sits still, since a test pattern tells little of how a page looks. */
async function portraitFilm(): Promise<string> {
  const film = join(studio, 'portrait.mjpeg');
  const painter = await chromiumType.launch(chromium);
  const page = await painter.newPage({ viewport: { width: 640, height: 480 } });
  await page.goto(new URL('support/portrait.svg', import.meta.url).href);
  writeFileSync(film, await page.screenshot({ type: 'jpeg', quality: 92 }));
  await painter.close();
  return film;
}

/** Whether a word may name pictures of this look: those that name another look don't. */
function mayMatch(word: string, suffix: string): boolean {
  const own = looks.map((look) => `${String(look.viewport.width)}-${look.colorScheme}-${look.locale.slice(0, 2)}`);
  return !own.some((other) => other !== suffix && word.includes(other));
}

async function picture(name: string, suffix: string, { page }: Person, look: Look): Promise<void> {
  const file = `${name}-${suffix}`;
  if (wanted.length > 0 && !wanted.some((word) => file.includes(word))) return;
  await expectFits(page, file, look);
  await take(page, file);
  if (look.colorScheme === 'light' && look.locale === 'en-GB' && alsoRightToLeft.test(name)) {
    await page.evaluate(() => void (document.documentElement.dir = 'rtl'));
    await take(page, `${file}-rtl`);
    await expectFits(page, `${file}-rtl`, look);
    await page.evaluate(() => void (document.documentElement.dir = 'ltr'));
  }
}

async function take(page: Page, file: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // Without a graphics card a page is painted some time after it has changed: three frames later it is.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  await page.screenshot();
  await page.screenshot({ path: join(folder, `${file}.png`), animations: 'disabled' });
  taken += 1;
}

/** Notes a page that has to be moved sideways at its own width, and for phones at the narrowest of all. */
async function expectFits(page: Page, file: string, { viewport }: Look): Promise<void> {
  const widths = viewport.width === sizes[0]?.width ? [viewport.width, narrowest] : [viewport.width];
  for (const width of widths) {
    if (width !== viewport.width) await page.setViewportSize({ ...viewport, width });
    if (!(await fits(page))) tooWide.push(`${file} at ${String(width)} px`);
  }
  if (widths.length > 1) await page.setViewportSize(viewport);
}

/** Whether a page needs no moving sideways; what floats over it finds its new place a moment later. */
async function fits(page: Page): Promise<boolean> {
  try {
    await page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, undefined, { timeout: 3000 });
    return true;
  } catch {
    return false;
  }
}
