import { expect, test } from 'vitest';
import { alertDueAt, defaultAlerts, followsOutside } from './alerts.ts';

test('until something is set, the page alone says that somebody waits, at once', () => {
  expect(defaultAlerts.inPage).toBe(true);
  expect(followsOutside(defaultAlerts)).toBe(false);
  expect(alertDueAt(1_000, defaultAlerts)).toBe(1_000);
});

test.each(['email', 'sms', 'push'] as const)('%s follows somebody outside of the page', (way) => {
  expect(followsOutside({ ...defaultAlerts, [way]: true })).toBe(true);
});

test('a delay runs from the first arrival', () => {
  expect(alertDueAt(1_000, { afterMinutes: 5 })).toBe(301_000);
});
