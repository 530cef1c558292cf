import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnnouncer } from './announcer-model.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the same sentence twice is news both times', () => {
  const announcer = createAnnouncer();
  announcer.announce('Amina Warsame is waiting.');
  const first = announcer.read().polite;
  announcer.announce('Amina Warsame is waiting.');
  const second = announcer.read().polite;
  expect(second).not.toBe(first);
  expect(second.trim()).toBe(first);
});

test('an urgent sentence leaves the polite one alone', () => {
  const announcer = createAnnouncer();
  announcer.announce('Saved.');
  announcer.announce('The connection is lost.', 'assertive');
  expect(announcer.read()).toMatchObject({ polite: 'Saved.', assertive: 'The connection is lost.' });
});

test('a toast is read, and goes by itself; a failure stays until it is dismissed', () => {
  const announcer = createAnnouncer();
  announcer.toast('The link is copied.');
  announcer.toast('The message was not sent.', 'failed');
  expect(announcer.read()).toMatchObject({ polite: 'The link is copied.', assertive: 'The message was not sent.' });
  vi.advanceTimersByTime(8000);
  expect(announcer.read().toasts.map(({ text }) => text)).toEqual(['The message was not sent.']);
  announcer.dismiss(announcer.read().toasts[0]?.id ?? 0);
  expect(announcer.read().toasts).toEqual([]);
});
