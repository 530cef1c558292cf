import type { Call, CallId } from '@anteroom/domain';

export interface StoredCall {
  readonly call: Call;
  readonly revision: number;
}

/** Calls, running and ended. */
export interface CallStore {
  load(id: CallId): Promise<StoredCall | null>;
  insert(call: Call): Promise<void>;
  /** Saves where the stored revision is still the expected one; answers whether it was. */
  save(call: Call, expectedRevision: number): Promise<boolean>;
  open(): Promise<readonly StoredCall[]>;
}
