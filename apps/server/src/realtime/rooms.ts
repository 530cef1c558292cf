import type { CallId, ClinicId, ConsultationId, OrganisationId, ParticipantId } from '@anteroom/domain';

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
  session: (id: string) => `session:${id}`,
  structurePrefix: 'structure:',
  /** Staff who watch the structure map of an organisation; each node tells its own. */
  structure: (id: OrganisationId) => `structure:${id}`,
} as const;
