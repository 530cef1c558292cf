import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, dayOf, readDate, weekdayOf } from './calendar.ts';

test.each([
  ['1970-01-01', 0, 3],
  ['2000-02-29', 11_016, 1],
  ['2024-02-29', 19_782, 3],
  ['2026-11-26', 20_783, 3],
  ['2100-03-01', 47_541, 0],
] as const)('%s is the day %d', (date, day, weekday) => {
  expect(readDate(date)).toBe(day);
  expect(dateOf(day)).toBe(date);
  expect(weekdayOf(day)).toBe(weekday);
});

test.each(['2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '2026-1-1', '', 'today'])(
  'there is no date “%s”',
  (text) => {
    expect(readDate(text)).toBeNull();
  },
);

test('days count as the machine’s calendar does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 400_000 }), (day) => {
      const date = new Date(day * 86_400_000);
      expect(dateOf(day)).toBe(date.toISOString().slice(0, 10).padStart(10, '0'));
      expect(dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
      expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7);
    }),
  );
});
