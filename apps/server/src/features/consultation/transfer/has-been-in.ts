import type { ClinicId, Consultation } from '@anteroom/domain';
import type { Stores } from '../../../database/database.ts';

/** More often nobody is handed on; whoever is keeps the way in by the clinics before these. */
const mostTransfers = 20;

/** Whether a stay goes on from one in that clinic: the browser knows its token by the clinic where it arrived (S8). */
export async function hasBeenIn(stores: Stores, clinicId: ClinicId, stay: Consultation): Promise<boolean> {
  let current = stay;
  for (let step = 0; step < mostTransfers; step += 1) {
    const earlier = current.transferredFrom === null ? null : await stores.consultations.load(current.transferredFrom);
    if (earlier === null) return false;
    if (earlier.consultation.clinicId === clinicId) return true;
    current = earlier.consultation;
  }
  return false;
}
