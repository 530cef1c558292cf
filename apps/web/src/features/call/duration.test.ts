import { expect, test } from 'vitest';
import { clockTime } from './duration.ts';

test.each([
  [0, '0:00'],
  [-5000, '0:00'],
  [65_900, '1:05'],
  [768_000, '12:48'],
  [3_605_000, '1:00:05'],
])('%d ms read as %s', (milliseconds, expected) => {
  expect(clockTime(milliseconds)).toBe(expected);
});
