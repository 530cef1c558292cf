import type { MediaClock } from '../clock.ts';

/** Time that stands still until it is told to pass. */
export interface FakeClock extends MediaClock {
  /** Lets time pass and runs, in order, what falls due; gives promises their turn after each. */
  pass(milliseconds: number): Promise<void>;
  /** Runs all that is due now, and what comes of it. */
  settle(): Promise<void>;
}

/** More promises in a row than any step here takes. */
const longestChain = 60;

/** A clock for tests, at 0. */
export function createFakeClock(): FakeClock {
  let now = 0;
  let order = 0;
  const due = new Map<number, { at: number; task: () => void }>();

  function next(end: number): (() => void) | null {
    let first: { id: number; at: number } | null = null;
    for (const [id, { at }] of due) if (at <= end && (first === null || at < first.at)) first = { id, at };
    if (first === null) return null;
    const task = due.get(first.id)?.task ?? null;
    due.delete(first.id);
    now = Math.max(now, first.at);
    return task;
  }

  async function pass(milliseconds: number): Promise<void> {
    const end = now + milliseconds;
    for (;;) {
      for (let turn = 0; turn < longestChain; turn += 1) await Promise.resolve();
      const task = next(end);
      if (task === null) break;
      task();
    }
    now = end;
  }

  return {
    now: () => now,
    after(milliseconds, task) {
      order += 1;
      const id = order;
      due.set(id, { at: now + milliseconds, task });
      return () => due.delete(id);
    },
    pass,
    settle: () => pass(0),
  };
}
