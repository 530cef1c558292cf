import type { Stores } from '../../database/database.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { placeOf, type PlacedClinic } from '../clinic/read-model.ts';

/** What the audit log says of a clinic when somebody tried it as a practice caller (H4). */
export const practised = 'practise';

/**
 * Whether somebody may come to a clinic as a practice caller (H4): those who see its waiting area or configure it. A practice
 * caller is counted nowhere, so nobody else may make one of themselves.
 */
export async function mayPractise(stores: Stores, by: Identity, clinic: PlacedClinic): Promise<boolean> {
  const actor = await actorOf(by, stores);
  const place = placeOf(clinic);
  return permit(actor, 'see-waiting-area', place).ok || permit(actor, 'configure-clinic', place).ok;
}
