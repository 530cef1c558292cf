import { expect, test } from 'vitest';
import { doorOf, isSlug, slugFrom } from './clinic.ts';

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

test('a closed clinic is closed whatever its switch says', () => {
  expect(doorOf({ closedAt: null }, { isOn: true })).toBe('open');
  expect(doorOf({ closedAt: null }, { isOn: false })).toBe('off');
  expect(doorOf({ closedAt: 0 }, { isOn: true })).toBe('closed');
  expect(doorOf({ closedAt: 5 }, { isOn: false })).toBe('closed');
});
