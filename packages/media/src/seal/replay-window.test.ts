import fc from 'fast-check';
import { expect, it } from 'vitest';

import { createReplayWindow } from './replay-window.ts';

it('takes every frame once, in whatever order they come', () => {
  const frames = fc.array(fc.nat({ max: 200 }), { maxLength: 400 });
  fc.assert(
    fc.property(frames, fc.integer({ min: 1, max: 64 }), (counters, size) => {
      const window = createReplayWindow(size);
      const taken = new Set<number>();
      for (const counter of counters) {
        const isKnown = taken.size > 0 && counter <= Math.max(...taken) - size;
        expect(window.take(counter)).toBe(!taken.has(counter) && !isKnown);
        if (!isKnown) taken.add(counter);
      }
    }),
  );
});

it('leaps over whatever was lost', () => {
  const window = createReplayWindow(8);
  expect([0, 1, 1_000_000, 999_999, 999_992, 1, 1_000_000].map(window.take)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
