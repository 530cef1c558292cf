import { expect, test } from 'vitest';
import { strictestIdleLock } from './idle-lock.ts';

const minutes = (count: number) => count * 60_000;

test.each([
  { set: [], is: 15 },
  { set: [null], is: 15 },
  { set: [30], is: 30 },
  { set: [5, 30], is: 5 },
  // One of two leaves it to the installation, which is the stricter.
  { set: [30, null], is: 15 },
  { set: [null, 5], is: 5 },
])('of $set the strictest is $is minutes', ({ set, is }) => {
  expect(strictestIdleLock(set, minutes(15))).toBe(minutes(is));
});
