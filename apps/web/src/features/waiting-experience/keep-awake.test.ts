import { expect, test, vi } from 'vitest';
import { keepAwake } from './keep-awake.ts';

const visible = (): DocumentVisibilityState => 'visible';

function aPage() {
  const listeners = new Set<() => void>();
  const locks: { released: boolean; release: () => Promise<void> }[] = [];
  const page = {
    visibilityState: visible(),
    addEventListener: (_name: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => void listeners.delete(listener),
  };
  const request = vi.fn(() => {
    const lock = {
      released: false,
      release() {
        lock.released = true;
        return Promise.resolve();
      },
    };
    locks.push(lock);
    return Promise.resolve(lock);
  });
  return {
    parts: { wakeLock: { request }, page },
    request,
    locks,
    listeners,
    isShown(isVisible: boolean) {
      page.visibilityState = isVisible ? 'visible' : 'hidden';
      // A browser lets go by itself when a page is hidden.
      if (!isVisible) for (const lock of locks) lock.released = true;
      for (const listener of [...listeners]) listener();
    },
  };
}

test('the screen stays awake, also after the page was away, and sleeps when the wait is over', async () => {
  const { parts, request, locks, listeners, isShown } = aPage();
  const stop = keepAwake(parts);
  await vi.waitFor(() => expect(locks).toHaveLength(1));
  isShown(false);
  expect(request).toHaveBeenCalledTimes(1);
  isShown(true);
  await vi.waitFor(() => expect(locks).toHaveLength(2));
  stop();
  expect(locks[1]?.released).toBe(true);
  expect(listeners.size).toBe(0);
});

test('a browser that can’t, or refuses, breaks nothing', async () => {
  keepAwake({ ...aPage().parts, wakeLock: undefined })();
  const { parts, isShown } = aPage();
  const request = vi.fn(() => Promise.reject(new Error('low battery')));
  const stop = keepAwake({ ...parts, wakeLock: { request } });
  await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(1));
  isShown(true);
  await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2));
  stop();
});
