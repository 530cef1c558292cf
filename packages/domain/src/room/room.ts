import type { RoomPlace } from '../access/verbs.ts';
import type { CallId, ClinicId, GuestLinkId, PersonId, RoomId } from '../ids.ts';
import type { Instant } from '../instant.ts';

export const roomKinds = ['meeting', 'group', 'user'] as const;
export type RoomKind = (typeof roomKinds)[number];

/** Whether guests knock and wait to be let in, or come in at once where a member is inside. */
export const roomEntries = ['knock', 'open'] as const;
export type RoomEntry = (typeof roomEntries)[number];

/** Whether a guest shows a photo when they knock (C11). */
export const guestPhotoRules = ['required', 'optional', 'off'] as const;
export type GuestPhotoRule = (typeof guestPhotoRules)[number];

/** A permanent room of a clinic, made before use (S4, S5, S6). */
export interface Room {
  readonly id: RoomId;
  readonly clinicId: ClinicId;
  readonly kind: RoomKind;
  /** Empty for a user room: it bears its owner's name, whatever that is at the moment. */
  readonly name: string;
  /** Whose user room it is; null for the others. */
  readonly ownerId: PersonId | null;
  readonly entry: RoomEntry;
  readonly guestPhoto: GuestPhotoRule;
  /** Its place among the clinic's rooms, from 0. */
  readonly position: number;
  readonly closedAt: Instant | null;
  /** The call that runs in it; null while nobody is inside. */
  readonly callId: CallId | null;
}

/** A link by which somebody without an account knocks at a room. Its secret is nowhere in here. */
export interface GuestLink {
  readonly id: GuestLinkId;
  readonly roomId: RoomId;
  readonly madeAt: Instant;
  readonly madeBy: PersonId;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** Most meeting and group rooms of a clinic. */
export const sharedRoomLimit = 100;

/** Most links of a room that open it at the same time. */
export const guestLinkLimit = 50;

/** The room as the access rules see it. */
export function placeOfRoom({ id, kind, ownerId }: Room): RoomPlace {
  return { id, kind, ownerId };
}

/** Whether a link opens its room at this moment. A revoked one, an expired one and one of a closed room don't. */
export function opens(link: GuestLink, room: Room, now: Instant): boolean {
  if (link.roomId !== room.id || room.closedAt !== null || link.revokedAt !== null) return false;
  return link.expiresAt === null || now < link.expiresAt;
}
