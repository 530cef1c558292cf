import { expect, test } from 'vitest';
import { isSlug, slugFrom } from './clinic.ts';

test.each([
  ['Renal clinic', 'renal-clinic'],
  ['Kinder- & Jugendmedizin', 'kinder-jugendmedizin'],
  ['Sjögren’s Ærø Straße', 'sjogrens-aero-strasse'],
  ['Klinika Łódź', 'klinika-lodz'],
  ['العيادة', ''],
  ['A', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('%s suggests the slug “%s”', (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
  if (slug !== '') expect(isSlug(slug)).toBe(true);
});
