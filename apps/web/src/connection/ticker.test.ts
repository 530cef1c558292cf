import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTicker } from './ticker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('five hundred listeners share one timer, which rests when nobody listens', () => {
  const ticker = createTicker();
  const listener = vi.fn<() => void>();
  const stops = Array.from({ length: 500 }, () => ticker.subscribe(() => listener()));
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(listener).toHaveBeenCalledTimes(500);
  stops.forEach((stop) => stop());
  expect(vi.getTimerCount()).toBe(0);
});

test('begins again for somebody who comes later', () => {
  const ticker = createTicker();
  ticker.subscribe(() => undefined)();
  const listener = vi.fn();
  ticker.subscribe(listener);
  vi.advanceTimersByTime(2000);
  expect(listener).toHaveBeenCalledTimes(2);
});
