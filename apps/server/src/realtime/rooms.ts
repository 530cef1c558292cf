import type { CallId, ClinicId, ConsultationId, OrganisationId, ParticipantId, PersonId } from '@anteroom/domain';

/** The rooms of Socket.IO: only the server knows them, and only the server puts a socket into one. */
export const rooms = {
  /** Staff who watch a waiting area. */
  clinic: (id: ClinicId) => `clinic:${id}`,
  /** Staff who hear when what is set for a clinic, or for a whole organisation, changes. */
  settings: (id: ClinicId | OrganisationId) => `settings:${id}`,
  /** The page of a caller. */
  stay: (id: ConsultationId) => `stay:${id}`,
  /** Everybody admitted to a call. */
  call: (id: CallId) => `call:${id}`,
  /** One participant's place inside a call: being in it is the right to take part. */
  seat: (callId: CallId, id: ParticipantId) => `seat:${callId}:${id}`,
  /** Everybody in a call while anybody is on hold inside it: what they say to each other is asked about first. */
  holding: (id: CallId) => `holding:${id}`,
  /** Staff who watch the rooms of a clinic and may enter them; and those who see no more than that they are there. */
  roomsInside: (id: ClinicId) => `rooms-inside:${id}`,
  roomsOutside: (id: ClinicId) => `rooms-outside:${id}`,
  /** The owner of a user room in a clinic, where they watch its rooms. */
  userRoom: (id: ClinicId, ownerId: PersonId) => `user-room:${id}:${ownerId}`,
  /** What the names of those in a clinic begin with. */
  userRoomsOf: (id: ClinicId) => `user-room:${id}:`,
  /** The page of a guest. */
  visit: (id: ParticipantId) => `visit:${id}`,
  isSeat: (room: string) => room.startsWith('seat:'),
  /** All pages of somebody signed in. */
  person: (id: PersonId) => `person:${id}`,
  session: (id: string) => `session:${id}`,
  structurePrefix: 'structure:',
  /** Staff who watch the structure map of an organisation; each node tells its own. */
  structure: (id: OrganisationId) => `structure:${id}`,
  /** The pages of a session that is locked: they hear that it is unlocked or over, and nothing else, and ask for nothing. */
  locked: (id: string) => `locked:${id}`,
  /** All pages of all sessions that are locked. */
  covered: 'covered',
} as const;
