import type { MediaClock } from '../clock.ts';

/** Time that stands still until it is told to pass. */
export interface FakeClock extends MediaClock {
  /** Lets time pass and runs, in order, what falls due; gives promises their turn after each. */
  pass(milliseconds: number): Promise<void>;
  /** Gives every promise that is ready its turn. */
  settle(): Promise<void>;
}

/** A clock for tests, at 0. */
export function createFakeClock(): FakeClock {
  let now = 0;
  let order = 0;
  const due = new Map<number, { at: number; task: () => void }>();

  async function settle(): Promise<void> {
    // A step of a negotiation is a handful of promises in a row; a macrotask comes after all of them.
    for (let turn = 0; turn < 4; turn += 1) await new Promise((next) => setTimeout(next, 0));
  }

  return {
    now: () => now,
    after(milliseconds, task) {
      order += 1;
      const id = order;
      due.set(id, { at: now + milliseconds, task });
      return () => due.delete(id);
    },
    settle,
    async pass(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const [next] = [...due].filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at);
        if (next === undefined) break;
        const [id, { at, task }] = next;
        due.delete(id);
        now = at;
        task();
        await settle();
      }
      now = end;
    },
  };
}
