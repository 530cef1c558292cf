import { createMovingClock } from '@anteroom/testkit';
import { expect, test } from 'vitest';
import { createMeasureLimit } from './measure-limit.ts';

const kilobyte = 1_024;

function limitOf(perMinute: number) {
  const clock = createMovingClock();
  return { clock, limit: createMeasureLimit({ perMinute, clock }) };
}

/** Everything that one measurement moves. */
const steps = [0, 0, 0, 0, 16, 64, 256, 16, 64, 256].map((kilobytes) => kilobytes * kilobyte);

test('A whole measurement passes, and the next one where there is but one a minute waits', async () => {
  const { clock, limit } = limitOf(1);
  expect(steps.map((bytes) => limit.take('a', bytes))).toEqual(steps.map(() => 0));
  expect(limit.take('a', 256 * kilobyte)).toBeGreaterThan(0);
  await clock.advance(60_000);
  expect(limit.take('a', 256 * kilobyte)).toBe(0);
});

test('One address can’t take what others need, and all together have an end', () => {
  const { limit } = limitOf(1);
  const taken = (address: string): number => {
    let bytes = 0;
    while (limit.take(address, 64 * kilobyte) === 0) bytes += 64 * kilobyte;
    return bytes;
  };
  expect(taken('a')).toBe(768 * kilobyte);
  expect(taken('b')).toBe(768 * kilobyte);
  const rest = Array.from({ length: 20 }, (_, index) => taken(`other ${index}`));
  expect(rest.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(5 * 800 * kilobyte);
});

test('Answers with nothing in them are counted too', () => {
  const { limit } = limitOf(1);
  let answers = 0;
  while (limit.take('a', 0) === 0) answers += 1;
  expect(answers).toBe(200);
});

test('So many transfers run at once and no more; one that ends twice ends once', () => {
  const { limit } = limitOf(1_000);
  const running = Array.from({ length: 40 }, () => limit.begin());
  expect(running).not.toContain(null);
  expect(limit.begin()).toBeNull();
  running[0]?.();
  running[0]?.();
  expect(limit.begin()).not.toBeNull();
  expect(limit.begin()).toBeNull();
});
