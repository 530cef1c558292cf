import { expect, test } from 'vitest';
import {
  areOpeningHours,
  areSpecialDays,
  problemOfSpecialDay,
  problemOfTimes,
  readTimeOfDay,
  type OpenTime,
} from './schedule.ts';

test.each([
  ['00:00', 0],
  ['09:30', 570],
  ['23:59', 1_439],
  ['24:00', null],
  ['9:30', null],
  ['09:60', null],
  ['', null],
])('“%s” is minute %s of a day', (text, minutes) => {
  expect(readTimeOfDay(text)).toBe(minutes);
});

const from = (...pairs: readonly (readonly [string, string])[]): OpenTime[] =>
  pairs.map(([begin, end]) => ({ from: begin, to: end }));

test.each([
  [from(), null],
  [from(['13:00', '17:00'], ['08:00', '12:00']), null],
  [from(['08:00', '12:00'], ['12:00', '17:00']), null],
  [from(['08:00', '12:30'], ['12:00', '17:00']), 'overlap'],
  [from(['22:00', '06:00'], ['08:00', '12:00']), null],
  [from(['22:00', '06:00'], ['23:00', '23:30']), 'overlap'],
  [from(['00:00', '00:00']), null],
  [from(['00:00', '00:00'], ['05:00', '06:00']), 'overlap'],
  [from(['08:00', '']), 'malformed'],
  [Array.from({ length: 7 }, () => ({ from: '01:00', to: '01:30' })), 'too-many'],
] as const)('the times %j of a day: %s', (times, problem) => {
  expect(problemOfTimes(times)).toBe(problem);
});

test('a week has seven days', () => {
  const days = (count: number) => Array.from({ length: count }, () => from(['08:00', '12:00']));
  expect(areOpeningHours({ kind: 'always' })).toBe(true);
  expect(areOpeningHours({ kind: 'weekly', days: days(7) })).toBe(true);
  expect(areOpeningHours({ kind: 'weekly', days: days(6) })).toBe(false);
  expect(areOpeningHours({ kind: 'weekly', days: [...days(6), from(['8', '9'])] })).toBe(false);
});

test.each([
  [{ from: '2028-02-29', to: '2028-02-29' }, null],
  [{ from: '2026-02-29', to: '2026-03-01' }, 'date'],
  [{ from: '2026-12-24', to: '2026-12-23' }, 'order'],
  [{ from: '2026-12-24', to: '' }, 'date'],
  [{ from: '2026-12-24', to: '2026-12-24', name: 'x'.repeat(81) }, 'date'],
  [{ from: '2026-12-24', to: '2026-12-24', times: from(['08:00', '12:00'], ['11:00', '13:00']) }, 'overlap'],
])('the special day %j: %s', (day, problem) => {
  expect(problemOfSpecialDay({ name: '', times: [], ...day })).toBe(problem);
});

test('there are only so many special days', () => {
  const many = (count: number) =>
    Array.from({ length: count }, () => ({ from: '2026-01-01', to: '2026-01-01', name: '', times: [] }));
  expect(areSpecialDays(many(100))).toBe(true);
  expect(areSpecialDays(many(101))).toBe(false);
});
