import { createMovingClock } from '@anteroom/testkit';
import { expect, test } from 'vitest';
import { createRateLimit, passes } from './rate-limit.ts';

function limitOf(limit: number) {
  const clock = createMovingClock();
  return { clock, limit: createRateLimit({ limit, window: 60_000, clock }) };
}

test('lets a burst of the whole limit through, then says how long to wait', () => {
  const { limit } = limitOf(3);
  expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 20]);
});

test('knows each key by itself', () => {
  const { limit } = limitOf(1);
  expect([limit.take('a'), limit.take('b')]).toEqual([0, 0]);
  expect([limit.take('a') > 0, limit.take('b') > 0]).toEqual([true, true]);
});

test('tops up evenly, and never above the limit', async () => {
  const { clock, limit } = limitOf(3);
  for (let index = 0; index < 3; index++) limit.take('a');
  await clock.advance(20_000);
  expect([limit.take('a'), limit.take('a') > 0]).toEqual([0, true]);
  await clock.advance(3_600_000);
  expect([1, 2, 3, 4].map(() => limit.take('a') === 0)).toEqual([true, true, true, false]);
});

test('forgets what was given back', () => {
  const { limit } = limitOf(1);
  limit.take('a');
  limit.giveBack('a');
  expect(limit.take('a')).toBe(0);
});

test('remembers whom it holds back while somebody invents keys, up to a bound', async () => {
  const { clock, limit } = limitOf(2);
  for (let index = 0; index < 40_000; index++) limit.take(`old ${index}`);
  await clock.advance(60_000);
  limit.take('held back');
  limit.take('held back');
  for (let index = 0; index < 40_000; index++) limit.take(`new ${index}`);
  expect(limit.take('held back')).toBeGreaterThan(0);
});

test('of several limits all count, or none', () => {
  const clock = createMovingClock();
  const roomy = createRateLimit({ limit: 2, window: 60_000, clock });
  const narrow = createRateLimit({ limit: 1, window: 60_000, clock });
  const both = [
    { limit: roomy, key: 'sender' },
    { limit: narrow, key: 'receiver' },
  ];
  expect([passes(both), passes(both), passes(both)]).toEqual([true, false, false]);
  expect([roomy.take('sender'), roomy.take('sender') > 0]).toEqual([0, true]);
});
