import { expect, test } from 'vitest';
import { timeOfDay } from './time-of-day.ts';

const afternoon = new Date(2026, 10, 21, 14, 5).getTime();

test.each([
  ['en', ['en-GB', 'de'], '14:05'],
  ['en', ['en-US'], '2:05 PM'],
  ['de', ['en-US'], '14:05'],
])('a page in %s for somebody who prefers %s says %s', (locale, preferred, expected) => {
  // Which kind of space stands before PM differs between versions of the locale data.
  expect(timeOfDay(locale, afternoon, preferred).replace(/\s/, ' ')).toBe(expected);
});
