import type { MediaClock } from '../clock.ts';
import { browserClock } from '../clock.ts';
import type { MediaSession } from '../media-session.ts';
import type { PageEvents, RepairReason } from './page-events.ts';
import { browserEvents } from './page-events.ts';

/** Mends connections as soon as there is a reason to believe that they broke, without a word by the person (C1). */
export interface Repairs {
  /** Why connections are being renewed, or have just been: it stays as long as reading takes. null where none is or was. */
  view(): RepairReason | null;
  /** Calls the listener after every change of the view; returns the way to stop it. */
  subscribe(listener: () => void): () => void;
  /** For what others notice: the line to the server broke and is there again. */
  notice(reason: RepairReason): void;
  close(): void;
}

export interface RepairsOptions {
  readonly session: Pick<MediaSession, 'hurry' | 'peers' | 'subscribe'>;
  readonly events?: PageEvents;
  readonly clock?: MediaClock;
}

/** Between two looks at the clock on the wall, in milliseconds. */
export const lookEvery = 5_000;
/** A page in the background looks once a minute at worst: what is longer was sleep. */
const longestPause = 65_000;
/** How long after the event a broken connection is put down to it, in milliseconds. */
const memory = 20_000;
/** A new way is mostly found before anybody has read that it is looked for; in milliseconds. */
const reading = 4_000;

/** Watches the surroundings of a page in a call. */
export function createRepairs({ session, events = browserEvents, clock = browserClock }: RepairsOptions): Repairs {
  const listeners = new Set<() => void>();
  let noticed: RepairReason | null = null;
  let view: RepairReason | null = null;
  let seenAt = events.wallClock();
  let stopForgetting = (): void => undefined;
  let stopReading: (() => void) | null = null;
  let stopLooking = clock.after(lookEvery, look);

  function look(): void {
    const now = events.wallClock();
    if (now - seenAt > longestPause) notice('wake');
    seenAt = now;
    stopLooking = clock.after(lookEvery, look);
  }

  function notice(reason: RepairReason): void {
    noticed = reason;
    session.hurry();
    stopForgetting();
    stopForgetting = clock.after(memory, () => {
      noticed = null;
      draw();
    });
    draw();
  }

  function draw(): void {
    const isBroken = [...session.peers().values()].some(
      ({ connection }) => connection === 'interrupted' || connection === 'failed',
    );
    if (!isBroken) {
      if (view !== null) stopReading ??= clock.after(reading, () => become(null));
      return;
    }
    stopReading?.();
    stopReading = null;
    // What was put down to something stays with it until it is whole.
    become(noticed ?? view);
  }

  function become(next: RepairReason | null): void {
    stopReading = null;
    if (next === view) return;
    view = next;
    [...listeners].forEach((listener) => listener());
  }

  const stopEvents = events.listen(notice);
  const stopSession = session.subscribe(draw);

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notice,
    close() {
      stopEvents();
      stopSession();
      stopLooking();
      stopForgetting();
      stopReading?.();
      listeners.clear();
    },
  };
}
