import { expect, test } from 'vitest';
import { createTokenBucket } from './token-bucket.ts';

test('So many at once, then so many a second', () => {
  const take = createTokenBucket({ perSecond: 2, burst: 3 });
  expect([take(0), take(0), take(0), take(0)]).toEqual([true, true, true, false]);
  expect([take(500), take(500)]).toEqual([true, false]);
  expect([take(60_000), take(60_000), take(60_000), take(60_000)]).toEqual([true, true, true, false]);
});

test('A clock that steps back takes nothing away and gives nothing', () => {
  const take = createTokenBucket({ perSecond: 1, burst: 1 });
  expect(take(10_000)).toBe(true);
  expect(take(5_000)).toBe(false);
  expect(take(6_000)).toBe(true);
});
