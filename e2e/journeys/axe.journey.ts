// Side by side.
import { barriers, colourBarriers, overflows, smallTargets } from '../support/barriers.ts';
import { expect, test } from '../support/journey.ts';
import { takeSmallPictures } from '../support/media-probe.ts';
import { placeAt, placesOf } from '../support/tour-places.ts';
import { chapterNames, walkChapter } from '../support/tour.ts';

/**
 * Two walks through every page and state that there is, so that each language, each size and each theme is seen. Both
 * look at each for
 * - all that axe knows, in light
 * - the language that the page says it has
 * - anything that has to be moved sideways, read from the left and from the right; on the phone at 320 px too
 * - on the phone, anything that is pressed and lower than 44 px
 * and at its colours again, since the rest is the same in every theme: at the desk in dark, without and with more
 * contrast, and on the phone in light with more contrast. A chapter fails as well where it hasn't been at a place that
 * it names.
 */
const walks = [
  {
    locale: 'en-GB',
    at: 'at a desk',
    viewport: { width: 1280, height: 800 },
    colours: [{ theme: 'dark' }, { theme: 'dark', contrast: 'more' }],
  },
  {
    locale: 'de-DE',
    at: 'on a phone',
    viewport: { width: 390, height: 844 },
    colours: [{ theme: 'light', contrast: 'more' }],
  },
] as const;

/** Where there is no time for both, each chapter is walked through one way, in turn; the long tests go both. */
const isBrief = process.env['ANTEROOM_WALKS'] === 'one';

test.describe.configure({ mode: 'parallel' });

// What failed is named; a film of every step would make the walk half as long again.
test.use({ trace: 'off' });

for (const [way, { locale, at, viewport, colours }] of walks.entries()) {
  for (const [index, chapter] of chapterNames.entries()) {
    if (isBrief && (way + index) % walks.length > 0) continue;
    test(`No page has a barrier that axe finds: ${chapter}, ${locale} ${at}`, async ({ browser, server, line }) => {
      // Nobody waits for one page in particular: however slow the machine is, the walk goes on.
      test.setTimeout(900_000);
      const seen: string[] = [];
      const places = new Set<string | undefined>();
      await walkChapter(chapter, {
        browser,
        server,
        line,
        options: { locale, viewport, colorScheme: 'light' },
        prepare: takeSmallPictures,
        async look(name, { page }) {
          const found = await barriers(page, 'all');
          for (const each of colours) found.push(...(await colourBarriers(page, each)));
          found.push(...(await overflows(page)));
          if (viewport.width < 640) found.push(...(await smallTargets(page)));
          expect.soft(found, name).toEqual([]);
          expect.soft(await page.locator('html').getAttribute('lang'), name).toBe(locale.slice(0, 2));
          seen.push(name);
          places.add(placeAt(page.url()));
        },
      });
      expect(new Set(seen).size).toBe(seen.length);
      expect([...placesOf[chapter]].filter((place) => !places.has(place))).toEqual([]);
    });
  }
}
