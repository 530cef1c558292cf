import { accepted, providerIn, refused } from '@anteroom/domain';
import type { Actor, OpenCall, ParticipantId, PersonId, Result } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import type { LoadedSession } from '../../session/load-session.ts';
import { permit } from '../access/read-model.ts';
import { placeOfRoom } from '../room/read-model.ts';
import { hostOf } from './leave-call.ts';

/** A host inside a call. */
export interface Host {
  readonly personId: PersonId;
  /** As whom they take part. */
  readonly own: ParticipantId;
  readonly call: OpenCall;
}

const notIn: Result<never, Refusal> = refused({ code: 'not-in-this-call' });

/** Whoever is inside and may host: in one of the clinics whose callers are there, or in the room that the call is in. */
export async function hostOfCall(stores: Stores, loaded: LoadedSession, actor: Actor): Promise<Result<Host, Refusal>> {
  const { call } = loaded.session;
  if (call?.status !== 'open' || actor.kind !== 'staff') return notIn;
  const own = providerIn(call, actor.personId)?.participantId;
  if (own === undefined) return notIn;
  const permission =
    call.roomId === null ? await hostOf(stores, loaded, actor) : await inRoom(stores, call.roomId, actor);
  return permission.ok ? accepted({ personId: actor.personId, own, call }) : permission;
}

async function inRoom(stores: Stores, roomId: NonNullable<OpenCall['roomId']>, actor: Actor) {
  const stored = await stores.rooms.load(roomId);
  return stored === null ? notIn : permit(actor, 'host-call', await placeOfRoom(stores, stored.room));
}
