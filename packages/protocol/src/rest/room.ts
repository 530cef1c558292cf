import * as z from 'zod/mini';
import { clinicId, guestLinkId, instant, personId, roomId } from '../ids.ts';
import { guestPhoto, roomEntry, roomKind, roomLimit } from '../realtime/room-views.ts';
import { none, route } from './route.ts';

/** Longest name of a room, in characters. */
export const roomNameLimit = 80;

const roomName = z.string().check(z.trim(), z.minLength(1), z.maxLength(roomNameLimit));

/** A room as whoever configures it sees it. */
export const roomSettings = z.strictObject({
  id: roomId,
  clinicId,
  kind: roomKind,
  name: z.string(),
  /** Whose user room it is; null for the others. */
  owner: z.nullable(z.strictObject({ personId, name: z.string() })),
  entry: roomEntry,
  guestPhoto,
  position: z.int().check(z.nonnegative()),
  limit: roomLimit,
  /** What the reader may do with it. */
  may: z.strictObject({ enter: z.boolean(), manage: z.boolean(), manageLinks: z.boolean() }),
});
export type RoomSettings = z.infer<typeof roomSettings>;

/** A guest link that opens a room now. */
export const guestLink = z.strictObject({
  id: guestLinkId,
  /** `/r/<secret>`; null where the server's secret has changed since, and nobody can show it again. */
  path: z.nullable(z.string()),
  madeAt: instant,
  madeBy: z.string(),
  expiresAt: z.nullable(instant),
});
export type GuestLinkView = z.infer<typeof guestLink>;

const links = z.strictObject({ links: z.array(guestLink) });
const ofRoom = z.strictObject({ roomId });
const expiry = z.strictObject({ expiresAt: z.nullable(instant) });

/** Rooms and their guest links (S4, S5, S6). */
export const roomRoutes = {
  /** The open rooms of a clinic, 50 a page; user rooms of others only for whoever makes rooms. */
  listRooms: route({
    method: 'GET',
    path: '/api/clinics/:clinicId/rooms',
    access: ['see-clinic'],
    params: z.strictObject({ clinicId }),
    query: z.strictObject({
      kind: z.optional(z.enum(['shared', 'user'])),
      search: z.optional(z.string().check(z.maxLength(100))),
      offset: z.optional(z.string().check(z.regex(/^[0-9]{1,6}$/))),
    }),
    body: none,
    reply: z.strictObject({ rooms: z.array(roomSettings), total: z.int(), mayManage: z.boolean() }),
  }),
  readRoom: route({
    method: 'GET',
    path: '/api/rooms/:roomId',
    access: ['enter-room', 'use-user-room', 'manage-rooms'],
    params: ofRoom,
    query: none,
    body: none,
    reply: roomSettings,
  }),
  createRoom: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/rooms',
    access: ['manage-rooms'],
    params: z.strictObject({ clinicId }),
    query: none,
    body: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.enum(['meeting', 'group']),
        name: roomName,
        entry: z.optional(roomEntry),
        guestPhoto: z.optional(guestPhoto),
      }),
      z.strictObject({
        kind: z.literal('user'),
        ownerId: personId,
        entry: z.optional(roomEntry),
        guestPhoto: z.optional(guestPhoto),
      }),
    ]),
    reply: roomSettings,
  }),
  /** Renames a room, or changes how guests come in; a user room has no name of its own. */
  changeRoom: route({
    method: 'POST',
    path: '/api/rooms/:roomId',
    access: ['manage-rooms'],
    params: ofRoom,
    query: none,
    body: z.strictObject({
      name: z.optional(roomName),
      entry: z.optional(roomEntry),
      guestPhoto: z.optional(guestPhoto),
    }),
    reply: roomSettings,
  }),
  /** Closes a room for good: its call ends for everybody, its links open nothing. */
  closeRoom: route({
    method: 'POST',
    path: '/api/rooms/:roomId/close',
    access: ['manage-rooms'],
    params: ofRoom,
    query: none,
    body: none,
    reply: none,
  }),
  /** Puts the meeting and group rooms of a clinic into an order; names every one of them once. */
  orderRooms: route({
    method: 'POST',
    path: '/api/clinics/:clinicId/rooms/order',
    access: ['manage-rooms'],
    params: z.strictObject({ clinicId }),
    query: none,
    body: z.strictObject({ roomIds: z.array(roomId).check(z.maxLength(100)) }),
    reply: none,
  }),
  /** The guest links that open a room now, the newest first. */
  listGuestLinks: route({
    method: 'GET',
    path: '/api/rooms/:roomId/links',
    access: ['manage-guest-links'],
    params: ofRoom,
    query: none,
    body: none,
    reply: links,
  }),
  makeGuestLink: route({
    method: 'POST',
    path: '/api/rooms/:roomId/links',
    access: ['manage-guest-links'],
    params: ofRoom,
    query: none,
    body: expiry,
    reply: guestLink,
  }),
  /** Revokes every link of the room and makes one anew. */
  resetGuestLinks: route({
    method: 'POST',
    path: '/api/rooms/:roomId/links/reset',
    access: ['manage-guest-links'],
    params: ofRoom,
    query: none,
    body: none,
    reply: guestLink,
  }),
  /** Revokes a link: whoever came by it is out, knocking or inside. */
  revokeGuestLink: route({
    method: 'POST',
    path: '/api/rooms/:roomId/links/:linkId/revoke',
    access: ['manage-guest-links'],
    params: z.strictObject({ roomId, linkId: guestLinkId }),
    query: none,
    body: none,
    reply: none,
  }),
  /** Sends a link by e-mail; `unavailable` where no mail can be sent. */
  sendGuestLink: route({
    method: 'POST',
    path: '/api/rooms/:roomId/links/:linkId/send',
    access: ['manage-guest-links'],
    params: z.strictObject({ roomId, linkId: guestLinkId }),
    query: none,
    body: z.strictObject({ to: z.string().check(z.trim(), z.minLength(3), z.maxLength(254)) }),
    reply: none,
  }),
} as const;

/** Largest photo of a guest, in bytes. */
export const guestPhotoLimit = 150_000;

/** What a guest's page posts to knock, as an ordinary form or as JSON. */
export const knockForm = z.strictObject({
  name: z.string().check(z.maxLength(400)),
  /** A JPEG of at most `guestPhotoLimit` bytes in base64. */
  photo: z.optional(z.string().check(z.maxLength(200_000))),
});
export type KnockForm = z.infer<typeof knockForm>;
