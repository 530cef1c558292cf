import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createInOneGo } from './in-one-go.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('The first is done at once, those within the pause together after it, and then again one at once', () => {
  const task = vi.fn();
  const draw = createInOneGo(task, () => 100);
  draw.ask();
  expect(task).toHaveBeenCalledTimes(1);
  draw.ask();
  draw.ask();
  vi.advanceTimersByTime(99);
  expect(task).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(task).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1_000);
  expect(task).toHaveBeenCalledTimes(2);
  draw.ask();
  expect(task).toHaveBeenCalledTimes(3);
});

test('Without a pause each is done', () => {
  const task = vi.fn();
  const draw = createInOneGo(task, () => 0);
  draw.ask();
  draw.ask();
  expect(task).toHaveBeenCalledTimes(2);
});

test('Nothing is done any more once it is closed', () => {
  const task = vi.fn();
  const draw = createInOneGo(task, () => 100);
  draw.ask();
  draw.ask();
  draw.close();
  vi.advanceTimersByTime(1_000);
  expect(task).toHaveBeenCalledTimes(1);
});
