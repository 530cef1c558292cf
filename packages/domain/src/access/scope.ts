import type { ClinicId, OrganisationId } from '../ids.ts';
import type { StaffActor } from './actor.ts';
import { can } from './can.ts';
import type { StaffVerb } from './verbs.ts';

/** Some clinics: all of some organisations, and single ones of others. */
export interface ClinicScope {
  readonly organisations: readonly OrganisationId[];
  readonly clinics: readonly ClinicId[];
}

/** In which clinics somebody may do something, so that a list of them can be searched for without asking for each. */
export function scopeOf(actor: StaffActor, verb: StaffVerb): ClinicScope {
  const organisations = actor.organisations
    .map(({ organisationId }) => organisationId)
    .filter((organisationId) => can(actor, verb, { organisationId, clinicId: null, consultationId: null }).allowed);
  const clinics = [...actor.clinics, ...actor.referrals]
    .filter(({ organisationId }) => !organisations.includes(organisationId))
    .filter((own) => can(actor, verb, { ...own, consultationId: null }).allowed)
    .map(({ clinicId }) => clinicId);
  return { organisations, clinics: [...new Set(clinics)] };
}
