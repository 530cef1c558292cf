import type { CallId, PersonId, RoomId, RoomSession } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import { together } from '../together.ts';

/** A room with its call and its guests, as they are stored at this moment. */
export interface LoadedRoom {
  readonly session: RoomSession;
  readonly roomRevision: number;
  /** 0 where there is no call. */
  readonly callRevision: number;
}

/** Loads a room. Null for an unknown one, and for one that is closed: what one may not know of answers alike. */
export async function loadRoom(
  stores: Stores,
  id: RoomId,
  personId: PersonId | null = null,
): Promise<LoadedRoom | null> {
  const [stored, visits, callOfPerson] = await together([
    stores.rooms.load(id),
    stores.visits.openOf([id]),
    personId === null ? null : stores.calls.ofPerson(personId),
  ]);
  if (stored === null || stored.room.closedAt !== null) return null;
  const call = stored.room.callId === null ? null : await stores.calls.load(stored.room.callId);
  return {
    session: { room: stored.room, call: call?.call ?? null, visits, callOfPerson },
    roomRevision: stored.revision,
    callRevision: call?.revision ?? 0,
  };
}

/** The room that a call is in; null for a call of a waiting area, one that is over and an unknown one. */
export async function roomOfCall(stores: Stores, id: CallId): Promise<RoomId | null> {
  const stored = await stores.calls.load(id);
  return stored?.call.status === 'open' ? stored.call.roomId : null;
}
