import { expect, it } from 'vitest';

import { decideSqueeze, noSqueeze } from './squeeze.ts';
import type { Squeeze } from './squeeze.ts';

/** Looks every two seconds at a line that loses so much each time. */
function after(before: Squeeze, losses: readonly (number | null)[], start: number): Squeeze {
  return losses.reduce((state, loss, index) => decideSqueeze(state, loss, start + (index + 1) * 2000), before);
}

it('spares a line that loses much, step by step', () => {
  expect(after(noSqueeze(0), [0.2], 0).degree).toBe(0);
  expect(after(noSqueeze(0), [0.2, 0.2], 0).degree).toBe(1);
  expect(after(noSqueeze(0), [0.2, 0.2, 0.2, 0.2], 0).degree).toBe(2);
  expect(
    after(
      noSqueeze(0),
      Array.from({ length: 40 }, () => 0.3),
      0,
    ).degree,
  ).toBe(3);
});

it('takes one step back after a calm while, and none while anything is lost', () => {
  const spared = after(noSqueeze(0), [0.2, 0.2, 0.2, 0.2], 0);
  expect(
    after(
      spared,
      Array.from({ length: 12 }, () => 0),
      8000,
    ).degree,
  ).toBe(1);
  expect(
    after(
      spared,
      Array.from({ length: 30 }, () => 0.04),
      8000,
    ).degree,
  ).toBe(2);
  expect(
    after(
      spared,
      Array.from({ length: 30 }, () => null),
      8000,
    ).degree,
  ).toBe(0);
});
