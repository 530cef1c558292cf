import { expect, test } from 'vitest';
import { beingSeen, ended, onHold, transferred, waiting } from '../testing/sample-stays.ts';
import { erasedFrom, isToErase } from './erasure.ts';

const hour = 3_600_000;

test('What was typed stays while a stay goes on, and is erased at its end or after the hours of its clinic', () => {
  for (const open of [waiting, beingSeen, onHold]) expect(erasedFrom(open, 0)).toBeNull();
  expect(isToErase(waiting, 0, 100 * hour)).toBe(false);
  expect(isToErase(ended, 0, ended.at)).toBe(true);
  expect(isToErase(ended, 2, ended.at + 2 * hour - 1)).toBe(false);
  expect(isToErase(ended, 2, ended.at + 2 * hour)).toBe(true);
});

test('Nothing is kept where a caller was transferred from', () => {
  expect(isToErase(transferred, 72, transferred.at)).toBe(true);
});
