import type { CallerLinkId, ClinicId, ConsultationId, Instant, ParticipantId, TypedEntryId } from '@anteroom/domain';

/** Something that somebody typed, sealed; the one place where it lives (A4). */
export interface SealedEntry {
  readonly id: TypedEntryId;
  readonly consultationId: ConsultationId;
  /** `answer`: what staff typed into one entry field. */
  readonly kind: 'details' | 'message' | 'note' | 'answer' | 'call-back';
  readonly at: Instant;
  /** Whether the caller or staff typed it. */
  readonly from: 'caller' | 'staff';
  /** Nonce, authentication tag and ciphertext. */
  readonly sealed: Uint8Array;
  /** When staff had it in front of them; left out while nobody had. */
  readonly readAt?: Instant;
}

/** Something that a guest told when they knocked, sealed; in the same place. */
export interface SealedVisitEntry {
  readonly id: TypedEntryId;
  readonly visitId: ParticipantId;
  readonly kind: 'name' | 'photo';
  readonly at: Instant;
  readonly from: 'guest';
  readonly sealed: Uint8Array;
}

/** What staff typed for a link of one caller, sealed; in the same place. */
export interface SealedLinkEntry {
  readonly id: TypedEntryId;
  readonly linkId: CallerLinkId;
  readonly kind: 'details' | 'note';
  readonly at: Instant;
  readonly from: 'staff';
  readonly sealed: Uint8Array;
}

/** Whatever has a key of its own, and is erased as a whole: a caller's stay, a guest's visit, or a caller's link. */
export type Sealing = ConsultationId | ParticipantId | CallerLinkId;

/** Everything that was typed, by stay, by visit and by link. */
export interface TypedEntryStore {
  /** Adds an entry, or replaces the one with the same id. */
  put(entry: SealedEntry | SealedVisitEntry | SealedLinkEntry): Promise<void>;
  /** The entries of some stays, oldest first. */
  of(ids: readonly ConsultationId[], kind?: SealedEntry['kind']): Promise<readonly SealedEntry[]>;
  /** What the guests of some visits told, all or of one kind. */
  ofVisits(ids: readonly ParticipantId[], kind?: SealedVisitEntry['kind']): Promise<readonly SealedVisitEntry[]>;
  /** The visits among these that told something of this kind, without reading it. */
  visitsWith(ids: readonly ParticipantId[], kind: SealedVisitEntry['kind']): Promise<ReadonlySet<ParticipantId>>;
  /**
   * Marks the caller's messages of a stay as read.
   * @returns when the newest of those that were not was sent; null where there was none
   */
  markRead(id: ConsultationId, at: Instant): Promise<Instant | null>;
  /** What was typed for some links. */
  ofLinks(ids: readonly CallerLinkId[]): Promise<readonly SealedLinkEntry[]>;
  erase(id: Sealing): Promise<void>;
  /** The stays of a clinic that are over, and of which something is still there. */
  keptOf(clinicId: ClinicId): Promise<readonly ConsultationId[]>;
}

/** The key of each stay and each visit, in a store of its own, apart from the data and left out of back-ups. */
export interface StayKeyStore {
  /** Keeps a new 32-byte key for a stay or a visit. */
  put(id: Sealing, key: Uint8Array): Promise<void>;
  get(id: Sealing): Promise<Uint8Array | null>;
  getMany(ids: readonly Sealing[]): Promise<ReadonlyMap<Sealing, Uint8Array>>;
  /** Destroys a key: what it sealed can never be read again, wherever a copy may lie. */
  destroy(id: Sealing): Promise<void>;
  /** The ids of all that have a key, so that left-over ones can be found. */
  all(): Promise<readonly string[]>;
}
