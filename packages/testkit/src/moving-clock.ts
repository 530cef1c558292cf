import type { Duration, Instant } from '@anteroom/domain';

/** A clock that stands still until a test moves it, and the tasks that run with it. */
export interface MovingClock {
  now(): Instant;
  every(interval: Duration, task: () => Promise<void>): () => void;
  /** Moves the time on; every task that falls due meanwhile has run, at its own moment, when this is done. */
  advance(duration: Duration): Promise<void>;
  /** Shows another time at once, later or earlier, as a clock that is set: tasks run as long after this as they would have. */
  set(to: Instant): void;
}

interface Entry {
  readonly interval: Duration;
  readonly task: () => Promise<void>;
  at: Instant;
}

/** Makes a clock that shows this moment; by default a winter morning. */
export function createMovingClock(start: Instant = Date.UTC(2026, 0, 12, 9, 0)): MovingClock {
  let current = start;
  const entries = new Set<Entry>();

  function nextUntil(end: Instant): Entry | null {
    let next: Entry | null = null;
    for (const entry of entries) {
      if (entry.at <= end && (next === null || entry.at < next.at)) next = entry;
    }
    return next;
  }

  return {
    now: () => current,
    every(interval, task) {
      const entry = { interval, task, at: current + interval };
      entries.add(entry);
      return () => entries.delete(entry);
    },
    async advance(duration) {
      const end = current + duration;
      for (let next = nextUntil(end); next !== null; next = nextUntil(end)) {
        current = next.at;
        next.at += next.interval;
        await next.task();
      }
      current = end;
    },
    set(to) {
      for (const entry of entries) entry.at += to - current;
      current = to;
    },
  };
}
