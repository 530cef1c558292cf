import { accepted, providerIn, refused } from '@anteroom/domain';
import type { CallId, ClinicId, OpenCall, PersonId, Result } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import { loadSessionOfCall } from '../../session/load-session.ts';
import { actorOf, permit, type Identity } from '../access/read-model.ts';
import { isInCall } from '../call/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';

/** A host inside a call of a waiting area, and for which clinic they invite. */
export interface InvitingHost {
  readonly personId: PersonId;
  readonly call: OpenCall;
  readonly callRevision: number;
  readonly clinicId: ClinicId;
}

const notIn: Result<never, Refusal> = refused({ code: 'not-in-this-call' });

/**
 * Whoever is inside a call and may host it in a clinic whose callers are there. A call that one isn't in, one that is over,
 * that of a room, and one that never was answer alike.
 */
export async function invitingHost(
  stores: Stores,
  callId: CallId,
  by: Identity,
): Promise<Result<InvitingHost, Refusal>> {
  const actor = await actorOf(by, stores);
  if (actor.kind === 'visitor') return refused({ code: 'not-signed-in' });
  if (actor.kind !== 'staff' || !(await isInCall(stores, by, callId))) return notIn;
  const loaded = await loadSessionOfCall(stores, callId);
  const call = loaded?.session.call;
  if (loaded === null || call?.status !== 'open' || call.roomId !== null) return notIn;
  const { personId } = actor;
  if (providerIn(call, personId) === null) return notIn;
  let refusal: Result<never, Refusal> = notIn;
  for (const clinicId of new Set(call.stays.map((stay) => stay.clinicId))) {
    const permission = permit(actor, 'host-call', await placeIn(stores, clinicId));
    if (permission.ok) return accepted({ personId, call, callRevision: loaded.callRevision, clinicId });
    if (permission.refusal.code !== 'not-found') refusal = permission;
  }
  return refusal;
}
