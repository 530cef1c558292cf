/** Routes that the protocol lists and nobody serves yet; a test fails as soon as one is served and still stands here. */
export const routesNotYet = [
  'listRooms',
  'readRoom',
  'createRoom',
  'changeRoom',
  'closeRoom',
  'orderRooms',
  'listGuestLinks',
  'makeGuestLink',
  'resetGuestLinks',
  'revokeGuestLink',
  'sendGuestLink',
] as const;

/** Messages that nobody answers yet. */
export const messagesNotYet = [
  'watchRooms',
  'unwatchRooms',
  'enterRoom',
  'admitGuests',
  'declineGuests',
  'removeGuest',
  'enterVisit',
  'leaveVisit',
] as const;

export type RouteNotYet = (typeof routesNotYet)[number];
export type MessageNotYet = (typeof messagesNotYet)[number];
