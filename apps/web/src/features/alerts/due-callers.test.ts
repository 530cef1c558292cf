import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Row } from '@anteroom/protocol';
import { createStore } from '../../connection/store.ts';
import { sampleRow } from '../../connection/testing/sample-rows.ts';
import type { WaitingList } from '../../connection/waiting-list.ts';
import { createDueCallers } from './due-callers.ts';

const minute = 60_000;
beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

function watched(after: number, ...first: readonly Row[]) {
  const shown = (rows: readonly Row[]): WaitingList => ({
    phase: 'ready',
    rows: new Map(rows.map((row) => [row.id, row])),
    offers: [],
    mostPeople: 6,
    isCurrent: true,
    asOf: 0,
    error: null,
  });
  const list = createStore(shown(first));
  const afterMinutes = createStore(after);
  const due = createDueCallers({ list, clock: { now: () => Date.now() }, afterMinutes });
  const heard: string[][] = [];
  due.onDue((rows) => heard.push(rows.map(({ firstName }) => firstName)));
  return { due, heard, afterMinutes, show: (...rows: readonly Row[]) => list.set(shown(rows)) };
}

const amina = sampleRow('amina');
const oskar = sampleRow('oskar');

test('whoever comes is told of once, and together with those who come at the same time', () => {
  const { show, heard } = watched(0, amina);
  show(amina, oskar, sampleRow('mei'));
  show(amina, oskar, sampleRow('mei', { ready: true }));
  expect(heard).toEqual([['oskar', 'mei']]);
});

test('with a delay nobody is told of before it has passed, and the time alone is enough', () => {
  const { show, heard } = watched(5);
  show(amina);
  vi.advanceTimersByTime(5 * minute - 1);
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual([['amina']]);
});

test('whoever is seen before nobody hears of; nor of practice, nor of somebody who comes back from a call', () => {
  const { show, heard } = watched(5);
  show(amina, sampleRow('practice', { isPractice: true }));
  show(sampleRow('amina', { status: 'being-seen' }));
  vi.advanceTimersByTime(10 * minute);
  show(amina);
  vi.advanceTimersByTime(10 * minute);
  expect(heard).toEqual([]);
});

test('a shorter delay tells at once of those who have waited for so long', () => {
  const { show, heard, afterMinutes } = watched(30);
  show(amina);
  vi.advanceTimersByTime(10 * minute);
  afterMinutes.set(5);
  expect(heard).toEqual([['amina']]);
});

test('nothing is told after it was closed', () => {
  const { due, show, heard } = watched(1);
  show(amina);
  due.close();
  vi.advanceTimersByTime(10 * minute);
  show(amina, oskar);
  expect(heard).toEqual([]);
});
