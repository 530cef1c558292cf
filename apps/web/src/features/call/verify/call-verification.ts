import type { CallId, ParticipantId } from '@anteroom/domain';
import type { Fingerprints, Talk, Verdict, VerificationState } from '@anteroom/media';
import { createVerification, createVerifyCrypto } from '@anteroom/media';
import { createStore } from '../../../connection/store.ts';
import type { Store, WritableStore } from '../../../connection/store.ts';
import type { CallPerson, CallState } from '../call-state.ts';

/** The short code of a call (C6), and whether it is being looked at. */
export interface CallVerification {
  readonly state: Store<VerificationState>;
  readonly isShown: WritableStore<boolean>;
  /** What this person found when they compared the code with somebody. */
  judge(id: ParticipantId, verdict: Verdict): void;
  close(): void;
}

export interface CallVerificationParts {
  readonly callId: CallId;
  readonly self: ParticipantId;
  readonly talk: Talk;
  readonly call: Store<CallState>;
}

/** Follows a call and agrees with everybody in it on a code; null where the browser has no cryptography, on an insecure page. */
export function followVerification({ callId, self, talk, call }: CallVerificationParts): CallVerification | null {
  if (!globalThis.isSecureContext) return null;
  const verification = createVerification({ callId, self, talk, crypto: createVerifyCrypto(crypto) });
  const follow = (): void => verification.setPeers(certificatesOf(call.read().people));
  const stop = call.subscribe(follow);
  follow();
  return {
    state: { read: verification.state, subscribe: verification.subscribe },
    isShown: createStore(false),
    judge: verification.judge,
    close() {
      stop();
      verification.close();
    },
  };
}

/**
 * Who has a way to this page, and the certificates of that way while it is there: one that is being mended has none yet. Whether sound
 * and pictures come over a media server meanwhile says nothing of it.
 */
export function certificatesOf(people: readonly CallPerson[]): ReadonlyMap<ParticipantId, Fingerprints | null> {
  return new Map(
    people.flatMap(({ id, peer }) =>
      peer === null ? [] : [[id, peer.isSpeakable ? peer.fingerprints : null] as const],
    ),
  );
}
