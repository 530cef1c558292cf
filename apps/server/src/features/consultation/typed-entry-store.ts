import type { ConsultationId, Instant, TypedEntryId } from '@anteroom/domain';

/** Something that somebody typed, sealed; the one place where it lives (A4). */
export interface SealedEntry {
  readonly id: TypedEntryId;
  readonly consultationId: ConsultationId;
  readonly kind: 'details' | 'message' | 'note';
  readonly at: Instant;
  /** Whether the caller or staff typed it. */
  readonly from: 'caller' | 'staff';
  /** Nonce, authentication tag and ciphertext. */
  readonly sealed: Uint8Array;
}

/** Everything that was typed, by stay. */
export interface TypedEntryStore {
  /** Adds an entry, or replaces the one with the same id. */
  put(entry: SealedEntry): Promise<void>;
  /** The entries of some stays, oldest first. */
  of(ids: readonly ConsultationId[], kind?: SealedEntry['kind']): Promise<readonly SealedEntry[]>;
  erase(id: ConsultationId): Promise<void>;
}

/** The key of each stay, in a store of its own, apart from the data and left out of back-ups. */
export interface StayKeyStore {
  /** Keeps a new 32-byte key for a stay. */
  put(id: ConsultationId, key: Uint8Array): Promise<void>;
  get(id: ConsultationId): Promise<Uint8Array | null>;
  getMany(ids: readonly ConsultationId[]): Promise<ReadonlyMap<ConsultationId, Uint8Array>>;
  /** Destroys a key: what it sealed can never be read again, wherever a copy may lie. */
  destroy(id: ConsultationId): Promise<void>;
  /** All stays that have a key, so that left-over ones can be found. */
  all(): Promise<readonly ConsultationId[]>;
}
