import type { ParticipantId } from '@anteroom/domain';

/** Who spoke of late in a call. */
export interface Speakers {
  /** Takes a look at how loud everybody is, 0 to 1. */
  hear(levels: ReadonlyMap<ParticipantId, number>, now: number): void;
  /** Who spoke, the latest first. */
  recent(now: number): readonly ParticipantId[];
}

/** From how loud on it is speech, and not a room. */
const loud = 0.02;
/** How long somebody counts as a speaker after a word, in milliseconds: pauses belong to speaking. */
const memory = 15_000;

export function createSpeakers(): Speakers {
  let heard: readonly { readonly id: ParticipantId; readonly at: number }[] = [];
  return {
    hear(levels, now) {
      const speaking = [...levels].filter(([, level]) => level >= loud).sort(([, one], [, other]) => other - one);
      const ids = new Set(speaking.map(([id]) => id));
      heard = [...speaking.map(([id]) => ({ id, at: now })), ...heard.filter(({ id }) => !ids.has(id))];
    },
    recent(now) {
      heard = heard.filter(({ at }) => now - at <= memory);
      return heard.map(({ id }) => id);
    },
  };
}
