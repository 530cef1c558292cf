import type { Clinic, ConsultationId, OrganisationId, Place } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { ClinicInOrganisation } from './clinic-store.ts';

/** A clinic together with the organisation that it belongs to. */
export type PlacedClinic = ClinicInOrganisation;

/** Where something is done: the clinic's place in the access table, null where there is no such clinic. */
export async function placeIn(
  stores: Stores,
  clinicId: Clinic['id'],
  consultationId: ConsultationId | null = null,
): Promise<Place | null> {
  const found = await stores.clinics.byId(clinicId);
  return found === null ? null : { organisationId: found.organisation.id, clinicId, consultationId };
}

/** A clinic's place in the access table. */
export function placeOf({ clinic, organisation }: Pick<PlacedClinic, 'clinic' | 'organisation'>): Place {
  return { organisationId: organisation.id, clinicId: clinic.id, consultationId: null };
}

/** An organisation's own place in it, outside of every clinic. */
export function organisationPlace(organisationId: OrganisationId): Place {
  return { organisationId, clinicId: null, consultationId: null };
}
