import type { VerifyMessage } from '@anteroom/protocol';

import type { Fingerprints } from './fingerprints.ts';

type Said<Kind extends VerifyMessage['kind']> = Extract<VerifyMessage, { kind: Kind }>;

/** What one peer has said, the newest of each kind, and what came of it. */
export interface PeerRecord {
  tag: string | null;
  /** How many tags they have had. */
  tags: number;
  commit: Said<'commit'> | null;
  reveal: Said<'reveal'> | null;
  bind: Said<'bind'> | null;
  /** The certificates of the connection, as this page sees them. */
  seen: Fingerprints | null;
  /** What this page has signed for them last; null where they may not have it. */
  signed: Fingerprints | null;
  /** Whether the connection was the signed one in this round. */
  isBound: boolean;
  /** Since when it isn't, in milliseconds of the clock. */
  amissSince: number | null;
}

/** Nothing is known of them. */
export function newRecord(): PeerRecord {
  return {
    tag: null,
    tags: 0,
    commit: null,
    reveal: null,
    bind: null,
    seen: null,
    signed: null,
    isBound: false,
    amissSince: null,
  };
}

/**
 * Each tag begins a round for everybody: so many are more than anybody's pages and the coming and going of others take, and
 * nobody's code is held up by one who goes on.
 */
export const mostTags = 200;

/** Takes what they said. Only the first commitment to a round counts, and a reveal only after it. */
export function remember(record: PeerRecord, message: VerifyMessage): PeerRecord {
  switch (message.kind) {
    case 'here':
      // Perhaps another page, which has nothing of what this one has signed.
      if (message.tag === record.tag || record.tags > mostTags) return record;
      return { ...record, tag: message.tag, tags: record.tags + 1, signed: null };
    case 'commit':
      return record.commit?.round === message.round ? record : { ...record, commit: message, reveal: null };
    case 'reveal':
      if (record.commit?.round !== message.round || record.reveal !== null) return record;
      return { ...record, reveal: message };
    case 'bind':
      return { ...record, bind: message };
  }
}

/** Whether two pairs of certificates are the same. */
export function sameFingerprints(one: Fingerprints | null, other: Fingerprints | null): boolean {
  return one?.local === other?.local && one?.remote === other?.remote;
}
