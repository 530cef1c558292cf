import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/journey.ts';
import { takeSmallPictures } from '../support/media-probe.ts';
import { tour } from '../support/tour.ts';

for (const locale of ['en-GB', 'de-DE'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`No page has a barrier that axe finds: ${locale}, ${colorScheme}`, async ({ browser, server, line }) => {
      const seen: string[] = [];
      await tour({
        browser,
        server,
        line,
        options: { locale, colorScheme },
        prepare: takeSmallPictures,
        async look(name, { page }) {
          // Firefox lets no other page be opened for the frames of this one; there are none.
          const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
          const found = violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target }) => `${name}: ${id} ${String(target)}`),
          );
          expect.soft(found).toEqual([]);
          expect.soft(await page.locator('html').getAttribute('lang'), name).toBe(locale.slice(0, 2));
          seen.push(name);
        },
      });
      expect(new Set(seen).size).toBe(seen.length);
    });
  }
}
