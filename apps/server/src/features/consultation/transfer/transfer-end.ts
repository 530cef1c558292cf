import { takesTransfers, type Actor, type Result, type TransferEnd } from '@anteroom/domain';
import { accepted, refused } from '@anteroom/domain';
import type { Refusal } from '../../../refusal.ts';
import { permit } from '../../access/read-model.ts';
import { placeOf, type PlacedClinic } from '../../clinic/read-model.ts';

/** A clinic as the rules of transfers see it. */
export function endOf({ clinic, settings }: PlacedClinic): TransferEnd {
  return { organisationId: clinic.organisationId, closedAt: clinic.closedAt, settings };
}

/** Whether somebody may transfer callers of one clinic to another (S8). A clinic that they may not know of isn't there. */
export function mayTransferTo(
  actor: Actor,
  from: PlacedClinic,
  to: PlacedClinic | null,
): Result<PlacedClinic, Refusal> {
  const may = permit(actor, 'transfer-in', to === null ? null : placeOf(to));
  if (!may.ok || to === null) return refused({ code: 'not-found', field: 'command.to' });
  return takesTransfers(endOf(from), endOf(to)) ? accepted(to) : refused({ code: 'transfer-not-possible' });
}
