import type { ParticipantId } from '@anteroom/domain';

import type { Arrived } from './inbox.ts';

/** A message that nobody here hears yet. */
export interface UnheardMessage {
  readonly from: ParticipantId;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What came on topics that nobody hears yet: the part of the page that will may still be loading. */
export interface Unheard {
  keep(from: ParticipantId, message: Arrived): void;
  /** What came on a topic, oldest first; it is kept no longer. */
  take(topic: string): readonly UnheardMessage[];
  /** They left: what they said goes with them. */
  forget(from: ParticipantId): void;
  clear(): void;
}

/** Of one participant: topics that nobody will ever hear must not fill the memory. */
const mostBytes = 4_194_304;
const mostMessages = 500;

/** Keeps nothing yet. */
export function createUnheard(): Unheard {
  let kept: readonly (UnheardMessage & { readonly topic: string })[] = [];
  return {
    keep(from, { topic, body }) {
      const theirs = kept.filter((message) => message.from === from);
      const bytes = theirs.reduce((sum, message) => sum + message.body.length, body.length);
      if (bytes <= mostBytes && theirs.length < mostMessages) kept = [...kept, { from, topic, body }];
    },
    take(topic) {
      const taken = kept.filter((message) => message.topic === topic);
      kept = kept.filter((message) => message.topic !== topic);
      return taken;
    },
    forget(from) {
      kept = kept.filter((message) => message.from !== from);
    },
    clear() {
      kept = [];
    },
  };
}
