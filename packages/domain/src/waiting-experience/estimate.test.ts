import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateReach, estimateSample, estimateWait, isLongerThan, type PastWait } from './estimate.ts';

const minute = 60_000;
const now = 1_800_000_000_000;

/** So many minutes each, the last one seen just now and the others each a minute before. */
function waits(...minutes: readonly number[]): readonly PastWait[] {
  return minutes.map((waited, index) => ({ seenAt: now - index * minute, waited: waited * minute }));
}

describe('The estimate of the wait', () => {
  test.each([
    ['nobody was seen', [], null],
    ['too few were', [10, 10, 10, 10], null],
    ['all waited alike', [12, 12, 12, 12, 12], { from: 10, to: 15 }],
    ['all on a step', [10, 10, 10, 10, 10], { from: 10, to: 15 }],
    ['nobody waited', [0, 0, 0, 0, 0], { from: 0, to: 5 }],
    ['most waited alike', [11, 12, 14, 18, 19, 90], { from: 10, to: 20 }],
    ['wide, and still of use', [30, 35, 40, 60, 70], { from: 30, to: 60 }],
    ['too far apart to say anything', [2, 5, 20, 60, 90], null],
  ])('where %s', (_what, minutes, estimate) => {
    expect(estimateWait(waits(...minutes), now)).toEqual(estimate);
  });

  test('forgets what is long ago, and what the clock says is still to come', () => {
    const long = waits(12, 12, 12, 12, 12).map((wait) => ({ ...wait, seenAt: now - estimateReach - 1 }));
    expect(estimateWait(long, now)).toBeNull();
    expect(estimateWait(waits(12, 12, 12, 12, 12), now - 5 * minute)).toBeNull();
  });

  test('follows the newest: yesterday’s crowd doesn’t frighten today’s callers', () => {
    const today = Array.from({ length: estimateSample.most }, () => 6);
    const yesterday = Array.from({ length: 100 }, () => 90);
    expect(estimateWait(waits(...today, ...yesterday), now)).toEqual({ from: 5, to: 10 });
  });

  test('is over for somebody who has waited longer', () => {
    expect(isLongerThan({ from: 10, to: 20 }, 20 * minute)).toBe(false);
    expect(isLongerThan({ from: 10, to: 20 }, 20 * minute + 1)).toBe(true);
  });
});

describe('Whatever the waits', () => {
  const some = fc.array(
    fc.record({
      seenAt: fc.integer({ min: now - 2 * estimateReach, max: now + minute }),
      waited: fc.integer({ min: -minute, max: 300 * minute }),
    }),
    { maxLength: 60 },
  );

  test('it is a range of whole steps, or nothing', () => {
    fc.assert(
      fc.property(some, (past) => {
        const estimate = estimateWait(past, now);
        if (estimate === null) return;
        expect(estimate.from % 5).toBe(0);
        expect(estimate.to % 5).toBe(0);
        expect(estimate.from).toBeGreaterThanOrEqual(0);
        expect(estimate.to).toBeGreaterThan(estimate.from);
        expect(estimate.to - estimate.from).toBeLessThanOrEqual(Math.max(30, estimate.from * 2));
      }),
    );
  });

  test('their order says nothing', () => {
    fc.assert(
      fc.property(some, (past) => {
        expect(estimateWait([...past].reverse(), now)).toEqual(estimateWait(past, now));
      }),
    );
  });

  test('at least half of those that count lie inside it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 5, maxLength: 30 }), (minutes) => {
        const estimate = estimateWait(waits(...minutes), now);
        if (estimate === null) return;
        const inside = minutes.filter((waited) => waited >= estimate.from && waited <= estimate.to);
        expect(inside.length * 2).toBeGreaterThanOrEqual(minutes.length);
      }),
    );
  });

  test('nobody’s own wait can be read off it: moved inside of a step, it says the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 5, maxLength: 30 }), (minutes) => {
        const inside = minutes.map((waited) => waited - (waited % 5) + 2);
        const moved = minutes.map((waited) => waited - (waited % 5) + 3);
        expect(estimateWait(waits(...moved), now)).toEqual(estimateWait(waits(...inside), now));
      }),
    );
  });

  test('everybody a step later makes it a step later', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 30 }), (minutes) => {
        const before = estimateWait(waits(...minutes), now);
        if (before === null) return;
        expect(estimateWait(waits(...minutes.map((waited) => waited + 5)), now)).toEqual({
          from: before.from + 5,
          to: before.to + 5,
        });
      }),
    );
  });
});
