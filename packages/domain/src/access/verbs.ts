import type { CallId, ClinicId, ConsultationId, OrganisationId, PersonId, RoomId } from '../ids.ts';

/** What staff may do, one verb for a row of the access table; where a row tells roles apart, one for each. */
export const staffVerbs = [
  'manage-organisation-administrators',
  'manage-organisation-coordinators',
  'manage-organisation-reporters',
  'configure-organisation',
  'configure-organisation-interface',
  'manage-clinics',
  'see-clinic',
  'see-organisation-reports',
  'see-clinic-reports',
  'configure-clinic',
  'see-team-members',
  'manage-team-members',
  'manage-clinic-staff',
  'manage-rooms',
  'enter-room',
  'admit-guest',
  'use-user-room',
  'see-waiting-area',
  'send-clinic-link',
  'attend-caller', // join, add, hold, end, remove in the waiting area
  'tend-caller', // see participants and activity, edit a caller's details, assign, mark ready
  'answer-transfer-offer',
  'make-caller-links',
  'manage-guest-links',
  'lock-call', // and start a group call
  'manage-own-alerts',
  'manage-hours',
  'erase-stay',
  'message-caller',
  'transfer-out',
  'transfer-in',
  'host-call',
  'take-part-in-call',
  'use-call-tools', // chat, share
  'read-audit-log',
  'manage-api-keys',
  'see-own-account',
] as const;
export type StaffVerb = (typeof staffVerbs)[number];

/** What a caller may do in their own stay. */
export const callerVerbs = ['see-own-stay', 'answer-in-own-stay', 'leave-own-stay', 'ask-for-own-erasure'] as const;
export type CallerVerb = (typeof callerVerbs)[number];

/** What a guest may do in their own visit to a room or a call. */
export const guestVerbs = ['see-own-visit', 'leave-own-visit'] as const;
export type GuestVerb = (typeof guestVerbs)[number];

/** What anybody may do: come by a clinic link, or by a guest link. */
export const openVerbs = ['arrive', 'knock'] as const;
export type OpenVerb = (typeof openVerbs)[number];

export type Verb = StaffVerb | CallerVerb | GuestVerb | OpenVerb;

/** A room as the access rules see it. */
export interface RoomPlace {
  readonly id: RoomId;
  readonly kind: 'meeting' | 'group' | 'user';
  /** Whose user room it is; null for the others. */
  readonly ownerId: PersonId | null;
}

/** Where: the tenant is always in the question. */
export interface Place {
  readonly organisationId: OrganisationId | null;
  readonly clinicId: ClinicId | null;
  readonly consultationId: ConsultationId | null;
  readonly room?: RoomPlace | null;
  /** The call that it is about, where that decides. */
  readonly callId?: CallId;
}
