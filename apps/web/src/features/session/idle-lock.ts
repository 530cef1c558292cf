import { createStore, type Store } from '../../connection/store.ts';

/** What the lock asks of its surroundings; tests hand in their own. */
export interface IdleLockPorts {
  readonly now: () => number;
  /** Tells the server that the person does something; at most once a minute. */
  readonly noteActivity: () => Promise<void>;
  /** Locks the session on the server; false where it refuses, since its person is in a call. */
  readonly lockSession: () => Promise<boolean>;
  /** Speaks to the other tabs of this browser. */
  readonly tell: (word: TabWord) => void;
}

/** What tabs tell each other. */
export type TabWord = 'active' | 'locked' | 'unlocked';

/** The lock of the page (P4), outside of React: one for all tabs of a browser. */
export interface IdleLock {
  readonly isLocked: Store<boolean>;
  /** How long nobody may do anything, in milliseconds; null where the session is kept for the day. */
  setAfter(locksAfter: number | null): void;
  /** The person does something. */
  note(): void;
  /** Looks whether it is time; to be called every few seconds, and when the page comes back. */
  check(): void;
  /** Something runs that mustn't be covered: a call. Answers how to say that it is over. */
  hold(): () => void;
  /** Locks now, by hand; false where a call runs, here or elsewhere. */
  lock(): Promise<boolean>;
  /** The server or another tab says so. */
  hear(word: TabWord): void;
  /** The person has shown who they are. */
  unlocked(): void;
}

const toldEvery = 60_000;

export function createIdleLock({ now, noteActivity, lockSession, tell }: IdleLockPorts): IdleLock {
  const isLocked = createStore(false);
  let after: number | null = null;
  let activeAt = now();
  let toldAt = now();
  let holds = 0;

  function active(): void {
    activeAt = now();
    if (activeAt - toldAt < toldEvery) return;
    toldAt = activeAt;
    tell('active');
    void noteActivity();
  }

  function check(): void {
    if (isLocked.read()) return;
    if (holds > 0) return active();
    if (after !== null && now() - activeAt > after) void lock();
  }

  async function lock(): Promise<boolean> {
    if (isLocked.read()) return true;
    if (holds > 0) return false;
    // Covered first: the server may be slow.
    isLocked.set(true);
    tell('locked');
    if (await lockSession()) return true;
    open();
    tell('unlocked');
    return false;
  }

  function open(): void {
    activeAt = now();
    toldAt = activeAt;
    isLocked.set(false);
  }

  return {
    isLocked,
    setAfter(next) {
      after = next;
    },
    note() {
      // The first touch after a long absence doesn't count as having been there.
      check();
      if (!isLocked.read()) active();
    },
    check,
    hold() {
      holds += 1;
      active();
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        holds -= 1;
        active();
      };
    },
    lock,
    hear(word) {
      if (word === 'active') activeAt = now();
      else if (word === 'unlocked') open();
      else if (holds === 0) isLocked.set(true);
    },
    unlocked() {
      open();
      tell('unlocked');
    },
  };
}
