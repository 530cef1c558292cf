import type { ParticipantId } from '@anteroom/domain';

import type { Fingerprints } from './fingerprints.ts';
import type { ShortCode } from './short-code.ts';

/** Why the code is another one than before. */
export interface CodeChange {
  readonly joined: readonly ParticipantId[];
  readonly left: readonly ParticipantId[];
  /** Who was there before and has another key: their page was loaded anew, or it isn't them. */
  readonly rekeyed: readonly ParticipantId[];
}

/** What this person found when they compared the code with somebody. */
export type Verdict = 'matches' | 'differs';

/**
 * How sure one may be that nobody is in between (C6). `alone`: nobody else is here; `making`: the pages are agreeing on a
 * code; `ready`: there is one to compare; `broken`: somebody's connection isn't the one that their page signed.
 */
export type VerificationState =
  | { readonly kind: 'alone' }
  | { readonly kind: 'making' }
  | {
      readonly kind: 'ready';
      readonly code: ShortCode;
      /** What was found with this very code. */
      readonly verdicts: ReadonlyMap<ParticipantId, Verdict>;
      /** null for the first code that this page has seen. */
      readonly change: CodeChange | null;
    }
  | { readonly kind: 'broken'; readonly by: readonly ParticipantId[] };

/** The short code of one participant's page in one call. */
export interface Verification {
  /** The same object until something changes. */
  state(): VerificationState;
  /** Calls the listener after every change; returns the way to stop it. */
  subscribe(listener: () => void): () => void;
  /** Who else is in the call, and the certificates of the connection with each; null until they are known. */
  setPeers(peers: ReadonlyMap<ParticipantId, Fingerprints | null>): void;
  /** Remembers what this person found with somebody, as long as the code is the same. */
  judge(id: ParticipantId, verdict: Verdict): void;
  close(): void;
}
