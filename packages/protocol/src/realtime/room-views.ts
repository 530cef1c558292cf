import { invitedAs } from '@anteroom/domain';
import * as z from 'zod/mini';
import { clinicId, instant, participantId, personId, roomId } from '../ids.ts';

export const roomKind = z.enum(['meeting', 'group', 'user']);

/** Whether guests knock and wait to be let in, or come in at once where a member is inside. */
export const roomEntry = z.enum(['knock', 'open']);

/** Whether a guest shows a photo when they knock (C11). */
export const guestPhoto = z.enum(['required', 'optional', 'off']);

/** How many people a room's call holds, everybody counted. */
export const roomLimit = z.strictObject({
  people: z.int().check(z.positive()),
  /** Why no more: without a media server everybody is connected with everybody. Null where one is there. */
  because: z.nullable(z.literal('no-media-server')),
  /** How many it will hold with one. */
  withMediaServer: z.int().check(z.positive()),
});
export type RoomLimit = z.infer<typeof roomLimit>;

/** A guest who waits to be let in, as members see them. */
export const knock = z.strictObject({
  visitId: participantId,
  name: z.string(),
  /** Whether there is a photo under `/rooms/<room>/visits/<visit>/photo`. */
  hasPhoto: z.boolean(),
  since: instant,
  /** Null while connected, else since when the page is missing. */
  missingSince: z.nullable(instant),
  /** Whether they had been inside, and wait again because the last member left. */
  returned: z.boolean(),
});
export type Knock = z.infer<typeof knock>;

/** A room in the left column (S4, S5, S6). */
export const roomRow = z.strictObject({
  id: roomId,
  /** Rises with every change of the room and of who is inside. */
  revision: z.int().check(z.nonnegative()),
  kind: roomKind,
  /** A user room bears its owner's name. */
  name: z.string(),
  entry: roomEntry,
  guestPhoto,
  position: z.int().check(z.nonnegative()),
  limit: roomLimit,
  /** Everybody inside, guests counted. */
  people: z.int().check(z.nonnegative()),
  guests: z.int().check(z.nonnegative()),
  /** Members can't enter now; guests are let in by those inside (W8). */
  isLocked: z.boolean(),
  /** Only for whoever may enter the room; null for the others. */
  inside: z.nullable(
    z.strictObject({
      members: z.array(z.strictObject({ personId, name: z.string() })),
      /** Who waits to be let in, the first first. */
      knocks: z.array(knock),
    }),
  ),
});
export type RoomRow = z.infer<typeof roomRow>;

/** The rooms of a clinic at one revision, in their order. */
export const roomsSnapshot = z.strictObject({
  clinicId,
  revision: z.int().check(z.nonnegative()),
  now: instant,
  rooms: z.array(roomRow),
  /** The reader's own user room; nobody else ever gets it. */
  userRoom: z.nullable(roomRow),
});
export type RoomsSnapshot = z.infer<typeof roomsSnapshot>;

/** What has changed since the revision before; a gap in the revisions asks for a new snapshot. */
export const roomsDelta = z.strictObject({
  clinicId,
  revision: z.int().check(z.nonnegative()),
  changed: z.array(roomRow),
  /** Rooms that were closed. */
  gone: z.array(roomId),
});
export type RoomsDelta = z.infer<typeof roomsDelta>;

/** The own user room as it is now; null where it was closed. An older `revision` never replaces a newer one. */
export const userRoomChange = z.strictObject({ clinicId, room: z.nullable(roomRow) });
export type UserRoomChange = z.infer<typeof userRoomChange>;

/** How a visit ended. */
export const visitOutcome = z.enum(['left', 'ended', 'declined', 'removed', 'link-revoked', 'room-closed', 'lost']);

/** A guest's own visit, as they may know it. Before they are let in it holds nothing of who is inside, nor of a call. */
export const visitView = z.strictObject({
  id: participantId,
  /** Rises with every change; an older view never replaces a newer one. */
  revision: z.int().check(z.nonnegative()),
  status: z.enum(['knocking', 'inside', 'over']),
  /** Since when the visit has this status. */
  since: instant,
  now: instant,
  /** Whether they wait again because the last member left. */
  returned: z.boolean(),
  outcome: z.nullable(visitOutcome),
  /** For somebody declined: when they may knock again. */
  knockAgainAt: z.nullable(instant),
  name: z.string(),
  hasPhoto: z.boolean(),
  /** The room; null for somebody invited into one call (C2). */
  room: z.nullable(z.strictObject({ name: z.string(), kind: roomKind, entry: roomEntry })),
  /** As what a host has invited them into the call; null at a room. */
  invitedAs: z.nullable(z.enum(invitedAs)),
  clinic: z.strictObject({ name: z.string(), organisation: z.string(), emergencyNumber: z.string() }),
});
export type VisitView = z.infer<typeof visitView>;
