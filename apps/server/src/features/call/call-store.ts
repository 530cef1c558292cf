import type { Call, CallId, PersonId } from '@anteroom/domain';

export interface StoredCall {
  readonly call: Call;
  readonly revision: number;
}

/** Calls, running and ended. Nobody is a provider in two open ones: saving that fails, and `isConflict` knows it. */
export interface CallStore {
  load(id: CallId): Promise<StoredCall | null>;
  loadMany(ids: readonly CallId[]): Promise<readonly StoredCall[]>;
  insert(call: Call): Promise<void>;
  /** Saves where the stored revision is still the expected one; answers whether it was. */
  save(call: Call, expectedRevision: number): Promise<boolean>;
  /** The open call that somebody is a provider in, or null. */
  ofPerson(id: PersonId): Promise<CallId | null>;
  /** Those of these calls that run and are locked (W8). */
  lockedAmong(ids: readonly CallId[]): Promise<ReadonlySet<CallId>>;
  open(): Promise<readonly StoredCall[]>;
}
