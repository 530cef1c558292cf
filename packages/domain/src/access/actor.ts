import type { CallId, ClinicId, ConsultationId, OrganisationId, ParticipantId, PersonId, RoomId } from '../ids.ts';

/** Roles at an organisation, the most powerful first. */
export const organisationRoles = [
  'organisation-administrator',
  'organisation-coordinator',
  'organisation-reporter',
] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

/** Roles in a clinic, the most powerful first. */
export const clinicRoles = ['clinic-administrator', 'clinic-clerk', 'team-member'] as const;
export type ClinicRole = (typeof clinicRoles)[number];

/** What is ticked for a member in a clinic, apart from their role (P2). Meeting rooms include group rooms (S6). */
export interface Permissions {
  readonly waitingArea: boolean;
  readonly meetingRooms: boolean;
  readonly userRoom: boolean;
}
export type Permission = keyof Permissions;

export const everyPermission: Permissions = { waitingArea: true, meetingRooms: true, userRoom: true };
export const noPermission: Permissions = { waitingArea: false, meetingRooms: false, userRoom: false };

/** A role in one clinic, with the permissions ticked for it (P2). */
export interface ClinicMembership extends Permissions {
  readonly clinicId: ClinicId;
  readonly organisationId: OrganisationId;
  readonly role: ClinicRole;
}

export interface OrganisationMembership {
  readonly organisationId: OrganisationId;
  readonly role: OrganisationRole;
}

/** The right to transfer callers into a clinic whose member one isn't: the role of a service referrer (S8). */
export interface ServiceReferral {
  readonly clinicId: ClinicId;
  readonly organisationId: OrganisationId;
}

/** Somebody signed in, with all that they are. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly personId: PersonId;
  readonly organisations: readonly OrganisationMembership[];
  readonly clinics: readonly ClinicMembership[];
  readonly referrals: readonly ServiceReferral[];
}

/** A caller, known by the token of their own stay and by nothing else. */
export interface CallerActor {
  readonly kind: 'caller';
  readonly consultationId: ConsultationId;
  readonly clinicId: ClinicId;
}

/** Somebody who came by a room's guest link or was invited into a call, known by the token of their own visit and by nothing else. */
export interface GuestActor {
  readonly kind: 'guest';
  readonly participantId: ParticipantId;
  /** The room at whose door they are; null for somebody invited into one call. */
  readonly roomId: RoomId | null;
  /** That call; left out for everybody else. */
  readonly callId?: CallId;
  /** Whether they have been let in: before that they own nothing of the room or call. */
  readonly isAdmitted: boolean;
}

/** Nobody yet: a page without a session or a token. */
export interface VisitorActor {
  readonly kind: 'visitor';
}

/** The server itself: graces that run out, stays that are tidied. */
export interface SystemActor {
  readonly kind: 'system';
}

/** Who does something; always from the verified session or token, never from a message. */
export type Actor = StaffActor | CallerActor | GuestActor | VisitorActor | SystemActor;
