import { expect, test } from 'vitest';
import { alertDueAt, defaultAlerts, followsOutside, untilAlert } from './alerts.ts';

const minute = 60_000;

test('until something is set, the page alone says that somebody waits, at once', () => {
  expect(defaultAlerts.inPage).toBe(true);
  expect(followsOutside(defaultAlerts)).toBe(false);
  expect(untilAlert(1_000, defaultAlerts, 1_000)).toBe(0);
});

test.each(['email', 'sms', 'push'] as const)('%s follows somebody outside of the page', (way) => {
  expect(followsOutside({ ...defaultAlerts, [way]: true })).toBe(true);
});

test('a delay runs from the first arrival, and is never negative', () => {
  const after = { afterMinutes: 5 };
  expect(alertDueAt(1_000, after)).toBe(1_000 + 5 * minute);
  expect(untilAlert(1_000, after, 1_000 + 2 * minute)).toBe(3 * minute);
  expect(untilAlert(1_000, after, 1_000 + 9 * minute)).toBe(0);
  // A clock that steps back waits a little longer.
  expect(untilAlert(1_000, after, 0)).toBe(5 * minute + 1_000);
});
