import type { Store } from './store.ts';

/**
 * Beats once a second while somebody listens; the value counts the beats. One for the whole page: five hundred running
 * times share one timer, and each renders only when its own text changes.
 */
export function createTicker(milliseconds = 1000): Store<number> {
  let beats = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();
  return {
    read: () => beats,
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(() => {
        beats += 1;
        for (const each of [...listeners]) each();
      }, milliseconds);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

/** The page's one clockwork. */
export const secondTicker = createTicker();
