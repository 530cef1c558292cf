import type { ParticipantId } from '@anteroom/domain';
import type { Signal } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';

/** Everybody else in the largest call: who comes to many begins with them one after the other. */
const mostSenders = 24;
const mostOfOne = 64;

/** Signals of somebody who isn't a peer yet. */
export interface EarlySignals {
  keep(from: ParticipantId, signal: Signal): void;
  /** What this sender said lately, in order; forgotten with this. */
  take(from: ParticipantId): readonly Signal[];
  clear(): void;
}

/**
 * Keeps a few signals for a while: the offer of a newcomer may overtake the news of them. Nothing is done with them until
 * the sender is a peer, so a stranger gets no connection, and no more than a little memory.
 * @param keepFor milliseconds
 */
export function createEarlySignals(clock: MediaClock, keepFor: number): EarlySignals {
  const kept = new Map<ParticipantId, { at: number; signal: Signal }[]>();
  return {
    keep(from, signal) {
      const own = kept.get(from) ?? [];
      if (own.length >= mostOfOne) own.shift();
      own.push({ at: clock.now(), signal });
      kept.delete(from);
      kept.set(from, own);
      const [oldest] = kept.keys();
      if (kept.size > mostSenders && oldest !== undefined) kept.delete(oldest);
    },
    take(from) {
      const own = kept.get(from) ?? [];
      kept.delete(from);
      return own.filter(({ at }) => clock.now() - at <= keepFor).map(({ signal }) => signal);
    },
    clear: () => kept.clear(),
  };
}
