import type { Rule } from '../standing.ts';

/** Meeting and group rooms ask for their permission; a user room is its owner's alone (S4, S5, S6). */
const isInside: Rule = (standing, { room }) =>
  room?.kind === 'user'
    ? room.ownerId === standing.personId && standing.permits('userRoom')
    : standing.permits('meetingRooms');

/** Who may do what with rooms. */
export const roomPolicy = {
  'enter-room': isInside,
  'admit-guest': isInside,
  'manage-guest-links': isInside,
  'use-user-room': (standing, { room }) =>
    standing.permits('userRoom') && (room == null || room.ownerId === standing.personId),
} as const satisfies Record<string, Rule>;
