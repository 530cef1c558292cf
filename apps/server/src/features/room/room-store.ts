import type {
  CallId,
  CallInvitationId,
  ClinicId,
  GuestLink,
  GuestLinkId,
  Instant,
  OpenVisit,
  ParticipantId,
  PersonId,
  Place,
  Room,
  RoomId,
  Visit,
} from '@anteroom/domain';

/** A room as it is stored, with the revision that a change must name. */
export interface StoredRoom {
  readonly room: Room;
  /** 1 when it is made, one more with every save: also when somebody comes or goes. */
  readonly revision: number;
}

/** What is looked for in a clinic's list of rooms. */
export interface RoomQuery {
  readonly clinicId: ClinicId;
  readonly kind: 'shared' | 'user' | null;
  /** Whose user rooms; null for everybody's. */
  readonly ownerId: PersonId | null;
  /** Part of a room's name, or of an owner's; empty for all. */
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** Rooms. All that is listed is open: a closed room is only loaded by its id. */
export interface RoomStore {
  /** At most one open user room an owner and clinic: a second one fails, and `isConflict` knows it. */
  insert(room: Room): Promise<void>;
  load(id: RoomId): Promise<StoredRoom | null>;
  /** Where something is done in an open room, for the access table; null for one that is closed or unknown. One statement. */
  placeOf(id: RoomId): Promise<Place | null>;
  /** Saves where the stored revision is still the expected one; answers whether it was. */
  save(room: Room, expectedRevision: number): Promise<boolean>;
  /** The meeting and group rooms of a clinic, in their order. */
  sharedOf(clinicId: ClinicId): Promise<readonly StoredRoom[]>;
  userRoomOf(clinicId: ClinicId, ownerId: PersonId): Promise<StoredRoom | null>;
  /** One page: meeting and group rooms in their order, then user rooms by their owners' names. */
  list(query: RoomQuery): Promise<{ readonly rooms: readonly StoredRoom[]; readonly total: number }>;
  /** The revision of the clinic's list of rooms; user rooms don't count in it. */
  revision(clinicId: ClinicId): Promise<number>;
  /** Raises it inside the transaction of the change, and so puts changes of one clinic in order. */
  raise(clinicId: ClinicId): Promise<number>;
}

/** Guest links; their secrets are known by their SHA-256 alone. */
export interface GuestLinkStore {
  insert(link: GuestLink, hash: Uint8Array): Promise<void>;
  load(id: GuestLinkId): Promise<GuestLink | null>;
  byHash(hash: Uint8Array): Promise<GuestLink | null>;
  /** The links of a room that nobody has revoked, the newest first. */
  ofRoom(roomId: RoomId): Promise<readonly { readonly link: GuestLink; readonly hash: Uint8Array }[]>;
  revoke(ids: readonly GuestLinkId[], at: Instant): Promise<void>;
}

/** Guests' visits and the tokens of their browsers, kept as SHA-256. */
export interface VisitStore {
  /** Adds a visit, or replaces the one with the same id. Changes of a room's visits are ordered by the room's revision. */
  put(visit: Visit): Promise<void>;
  load(id: ParticipantId): Promise<Visit | null>;
  loadMany(ids: readonly ParticipantId[]): Promise<readonly Visit[]>;
  /** Everybody who knocks at these rooms or is inside. */
  openOf(roomIds: readonly RoomId[]): Promise<readonly OpenVisit[]>;
  /** Everybody who was invited into a call and knocks at it, or is inside. */
  openOfCall(id: CallId): Promise<readonly OpenVisit[]>;
  /** All visits by these invitations, the newest first. */
  byInvitation(ids: readonly CallInvitationId[]): Promise<readonly Visit[]>;
  putToken(hash: Uint8Array, id: ParticipantId): Promise<void>;
  /** Whose token it is, also of a visit that is over: it opens nothing then, and tells how it ended. */
  byToken(hash: Uint8Array): Promise<Visit | null>;
  /** Forgets the tokens of visits that were over at that moment. */
  forgetTokens(overBefore: Instant): Promise<void>;
}
