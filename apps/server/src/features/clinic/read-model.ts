import type { Clinic, ConsultationId, Place } from '@anteroom/domain';
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
