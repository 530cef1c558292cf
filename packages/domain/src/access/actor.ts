import type { ClinicId, ConsultationId, OrganisationId, PersonId } from '../ids.ts';

export type OrganisationRole = 'organisation-administrator' | 'organisation-coordinator' | 'organisation-reporter';

export type ClinicRole = 'clinic-administrator' | 'clinic-clerk' | 'team-member';

/** A role in one clinic, with the permissions ticked for it (P2). */
export interface ClinicMembership {
  readonly clinicId: ClinicId;
  readonly organisationId: OrganisationId;
  readonly role: ClinicRole;
  readonly waitingArea: boolean;
}

export interface OrganisationMembership {
  readonly organisationId: OrganisationId;
  readonly role: OrganisationRole;
}

/** Somebody signed in, with all that they are. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly personId: PersonId;
  readonly organisations: readonly OrganisationMembership[];
  readonly clinics: readonly ClinicMembership[];
}

/** A caller, known by the token of their own stay and by nothing else. */
export interface CallerActor {
  readonly kind: 'caller';
  readonly consultationId: ConsultationId;
  readonly clinicId: ClinicId;
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
export type Actor = StaffActor | CallerActor | VisitorActor | SystemActor;
