import type { Instant, PersonId } from '@anteroom/domain';

/** A browser of staff that takes Web Push. */
export interface StoredSubscription {
  /** SHA-256 of the address. */
  readonly hash: Uint8Array;
  readonly personId: PersonId;
  /** With the end of the session it goes. */
  readonly sessionId: string;
  readonly sealed: Uint8Array;
  readonly at: Instant;
}

/** Most browsers of one person; the oldest goes first. */
export const mostSubscriptions = 10;

/** Browsers of staff that take Web Push; those of callers lie with their stays. */
export interface PushSubscriptionStore {
  /** Keeps one; where the same browser is known, its newest owner counts. */
  put(subscription: StoredSubscription): Promise<void>;
  /** Those of some people whose session isn't over, the oldest first. */
  of(people: readonly PersonId[], now: Instant): Promise<readonly StoredSubscription[]>;
  remove(hash: Uint8Array): Promise<void>;
  /** To be done when a session ends. */
  removeOfSession(sessionId: string): Promise<void>;
}
