import type { ParticipantId } from '@anteroom/domain';

/** Under which number each page writes into the shared documents. */
export interface Writers {
  /** A page says its number: one for each page, and none that somebody else had before, but for a host's. */
  learn(from: ParticipantId, number: number, isHost: boolean): void;
  owns(from: ParticipantId, number: number): boolean;
  /** Their page is another one now, which will say a number of its own. */
  forget(from: ParticipantId): void;
}

/**
 * Knows nobody's number but this page's. Numbers stay taken when their page is gone: what was written under them is still
 * there.
 */
export function createWriters(own: number): Writers {
  const takenBy = new Map<number, ParticipantId>();
  const numberOf = new Map<ParticipantId, number>();
  return {
    learn(from, number, isHost) {
      if (number === own || numberOf.has(from)) return;
      const before = takenBy.get(number);
      if (before !== undefined && before !== from) {
        if (!isHost) return;
        if (numberOf.get(before) === number) numberOf.delete(before);
      }
      takenBy.set(number, from);
      numberOf.set(from, number);
    },
    owns: (from, number) => numberOf.get(from) === number,
    forget: (from) => void numberOf.delete(from),
  };
}
