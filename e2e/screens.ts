import { startServer } from '@anteroom/testkit';
import { chromium as chromiumType, type Browser, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from './browsers.ts';
import { layLine, type Line } from './support/line.ts';
import { atWidth, fits, fromTheRight, inColours, narrowest } from './support/page-fit.ts';
import type { Person } from './support/people.ts';
import type { Site } from './support/tour-parts.ts';
import { chapterNames, walkChapter, type Chapter } from './support/tour.ts';

// npm run screens -- [chapter…] [picture…]   Takes a picture of every page and state, in every look, whole, into screens/. The
// words choose chapters of the tour by their names, such as `rooms`, and pictures whose name has one of them in it, such as
// `caller-waiting` or `1440-light-en`.

const folder = fileURLToPath(new URL('../screens', import.meta.url));
const words = process.argv.slice(2);
const chosen = chapterNames.filter((chapter) => words.includes(chapter));
const wanted = words.filter((word) => !chosen.some((chapter) => chapter === word));

/** Widths of a phone and of a desk, in CSS pixels, with the height of the first sight. */
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
] as const;

const themes = ['light', 'dark'] as const;
const locales = ['en-GB', 'de-DE'] as const;

/** Pages that are also drawn from right to left, to see that nothing is nailed to a side, and with more contrast. */
const alsoOtherwise =
  /waiting$|set-up$|check$|staff-list$|-call$|staff-call-manager$|staff-rooms?$|guest-about$|guest-door$|staff-account$|staff-second-step$|staff-team$|staff-map-people$|invitation$|staff-sign-in$|staff-configure-clinic-clinic$|staff-rooms-settings$|staff-roles$/;

const tooWide: string[] = [];
let taken = 0;

interface Look {
  readonly locale: (typeof locales)[number];
  readonly viewport: (typeof sizes)[number];
}

if (words.length === 0) rmSync(folder, { recursive: true, force: true });
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
  for (const locale of locales) {
    for (const viewport of sizes) {
      for (const chapter of chosen.length === 0 ? chapterNames : chosen)
        await walk(browser, { url: line.url, password: server.password }, line, { locale, viewport }, chapter);
    }
  }
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

async function walk(browser: Browser, server: Site, line: Line, look: Look, chapter: Chapter): Promise<void> {
  const suffixes = themes.map((theme) => suffixOf(look, theme));
  if (wanted.length > 0 && !suffixes.some((suffix) => wanted.some((word) => mayMatch(word, suffix)))) return;
  console.log(`${chapter}-${String(look.viewport.width)}-${look.locale.slice(0, 2)} …`);
  await walkChapter(chapter, {
    browser,
    server,
    line,
    options: { ...look, colorScheme: 'light' },
    look: (name, person) => pictures(name, person, look),
  });
}

function suffixOf({ locale, viewport }: Look, theme: (typeof themes)[number]): string {
  return `${String(viewport.width)}-${theme}-${locale.slice(0, 2)}`;
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
  const all = locales.flatMap((locale) =>
    sizes.flatMap((viewport) => themes.map((theme) => suffixOf({ locale, viewport }, theme))),
  );
  return !all.some((other) => other !== suffix && word.includes(other));
}

/** A page in both themes, and some in English also from the right, with more contrast and at the narrowest. */
async function pictures(name: string, { page }: Person, look: Look): Promise<void> {
  for (const theme of themes) {
    const file = `${name}-${suffixOf(look, theme)}`;
    if (wanted.length > 0 && !wanted.some((word) => file.includes(word))) continue;
    await inColours(page, { theme }, () => take(page, file));
    if (theme === 'dark') continue;
    await expectFits(page, file, look);
    if (look.locale !== 'en-GB' || !alsoOtherwise.test(name)) continue;
    await inColours(page, { theme, contrast: 'more' }, () => take(page, `${file}-contrast`));
    await fromTheRight(page, async () => {
      await take(page, `${file}-rtl`);
      await expectFits(page, `${file}-rtl`, look);
    });
    if (look.viewport === sizes[0]) await atWidth(page, narrowest, () => take(page, `${file}-${String(narrowest)}`));
  }
}

async function take(page: Page, file: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // Without a graphics card a page is painted some time after it has changed: three frames later it is.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  await page.screenshot();
  await page.screenshot({ path: join(folder, `${file}.png`), animations: 'disabled', fullPage: true });
  taken += 1;
}

/** Notes a page that has to be moved sideways at its own width, and for phones at the narrowest of all. */
async function expectFits(page: Page, file: string, { viewport }: Look): Promise<void> {
  for (const width of viewport === sizes[0] ? [viewport.width, narrowest] : [viewport.width])
    await atWidth(page, width, async () => {
      if (!(await fits(page))) tooWide.push(`${file} at ${String(width)} px`);
    });
}
