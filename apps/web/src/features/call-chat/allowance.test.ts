import { expect, test } from 'vitest';
import { createAllowance } from './allowance.ts';

test('a full measure at once, and then as much as comes in again, never more than the measure', () => {
  let time = 0;
  const allowance = createAllowance(3, 1, () => time);
  expect([1, 1, 1, 1].map((amount) => allowance.take(amount))).toEqual([true, true, true, false]);
  time += 2000;
  expect([1, 1, 1].map((amount) => allowance.take(amount))).toEqual([true, true, false]);
  time += 3_600_000;
  expect([3, 1].map((amount) => allowance.take(amount))).toEqual([true, false]);
});

test('a clock that is put back gives nothing, and takes nothing away for ever', () => {
  let time = 10_000;
  const allowance = createAllowance(1, 1, () => time);
  expect(allowance.take(1)).toBe(true);
  time = 0;
  expect(allowance.take(1)).toBe(false);
  time = 1000;
  expect(allowance.take(1)).toBe(true);
});
