import type { PersonId } from '../ids.ts';
import type { ClinicRole, OrganisationRole, Permission, StaffActor } from './actor.ts';
import type { Place } from './verbs.ts';

/** What somebody signed in is in one place. */
export interface Standing {
  readonly personId: PersonId;
  readonly organisation: OrganisationRole | null;
  readonly clinic: ClinicRole | null;
  readonly isReferrer: boolean;
  /** Whether it is ticked for them in this clinic. A role at the organisation ticks nothing. */
  readonly permits: (permission: Permission) => boolean;
}

/**
 * What somebody is in a place. Null where they are nothing there, and so may not know of it. Who is an administrator and
 * something else too counts as the administrator.
 */
export function standingIn(actor: StaffActor, place: Place): Standing | null {
  const membership = actor.clinics.find(({ clinicId }) => clinicId === place.clinicId) ?? null;
  const organisation =
    actor.organisations.find(({ organisationId }) => organisationId === place.organisationId)?.role ?? null;
  const isReferrer = actor.referrals.some(({ clinicId }) => clinicId === place.clinicId);
  if (membership === null && organisation === null && !isReferrer) return null;
  return {
    personId: actor.personId,
    organisation,
    clinic: membership?.role ?? null,
    isReferrer,
    permits: (permission) => membership?.[permission] ?? false,
  };
}

/** One row of the table: whether somebody of this standing may. */
export type Rule = (standing: Standing, place: Place) => boolean;

export const isAdministrator = ({ organisation }: Standing): boolean => organisation === 'organisation-administrator';

/** An administrator or coordinator of the organisation. */
export const isCoordinating = (standing: Standing): boolean =>
  isAdministrator(standing) || standing.organisation === 'organisation-coordinator';

export const isClinicAdministrator = ({ clinic }: Standing): boolean => clinic === 'clinic-administrator';

/** A member of the clinic in whichever role; a service referrer is none. */
export const isMember = ({ clinic }: Standing): boolean => clinic !== null;
