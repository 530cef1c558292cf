import { isOpenVisit, participantsOf } from '@anteroom/domain';
import type { Call, GraceTimes, Instant, RoomChange, Visit } from '@anteroom/domain';
import { Stale } from '../../change.ts';
import type { Stores } from '../../database/database.ts';
import type { AuditEntry } from '../../features/audit/audit-store.ts';
import type { StoredCall } from '../../features/call/call-store.ts';
import type { StoredRoom } from '../../features/room/room-store.ts';
import { adaptGuestGraces } from '../invited-visits.ts';
import { together } from '../together.ts';
import type { LoadedRoom } from './load-room.ts';
import { readRoomMaterial, type RoomMaterial } from './room-material.ts';

/** Who changes a room, when, and by what: written into the audit log with it. */
export interface RoomDeed {
  readonly by: AuditEntry['actor'];
  readonly verb: string;
  readonly now: Instant;
  readonly grace: GraceTimes;
}

/** A room as it was and as it is saved now, with all that is needed to tell of it. */
export interface SavedRoom {
  readonly before: LoadedRoom;
  readonly stored: StoredRoom;
  readonly call: StoredCall | null;
  readonly visits: readonly Visit[];
  /** The new revision of the clinic's list; null where nothing in it is other than before, and for a user room. */
  readonly listRevision: number | null;
  readonly isChanged: boolean;
  readonly material: RoomMaterial;
}

/**
 * Saves what was decided: the room, its call, its visits, presence, the audit log and the revision of the clinic's list, all in
 * the caller's transaction. What a guest told is erased with the end of the visit.
 * Throws `Stale` where somebody else was faster.
 */
export async function saveRoom(
  stores: Stores,
  before: LoadedRoom,
  change: RoomChange,
  deed: RoomDeed,
  alongside: (stores: Stores) => Promise<void>,
): Promise<SavedRoom> {
  const isChanged = !isSame(before, change);
  const revision = before.roomRevision + (isChanged ? 1 : 0);
  if (isChanged && !(await stores.rooms.save(change.room, before.roomRevision))) throw new Stale();
  const callRevision = await saveCall(stores, before, change.call);
  await together(change.visits.map((visit) => stores.visits.put(visit)));
  await alongside(stores);
  const over = change.visits.filter((visit) => !isOpenVisit(visit)).map(({ id }) => id);
  const gone = [...membersOut(before, change), ...over];
  await together([
    gone.length === 0 ? null : stores.presence.remove(gone),
    ...over.map((id) => stores.typedEntries.erase(id)),
    isChanged ? stores.audit.append(auditOf(before, change, deed)) : null,
  ]);
  await adaptGuestGraces(stores, change.visits, deed);
  const stored = { room: change.room, revision };
  const isListed = isChanged && change.room.kind !== 'user';
  const listRevision = isListed ? await stores.rooms.raise(change.room.clinicId) : null;
  return {
    ...{ before, stored, visits: change.visits, listRevision, isChanged },
    call: change.call === null ? null : { call: change.call, revision: callRevision },
    material: await readRoomMaterial(stores, change.room.clinicId, [stored]),
  };
}

/** Both come from the same rules, so that equal rooms and calls are written alike. */
function isSame({ session }: LoadedRoom, { room, call, visits }: RoomChange): boolean {
  const sameCall = JSON.stringify(call) === JSON.stringify(session.call);
  return visits.length === 0 && sameCall && JSON.stringify(room) === JSON.stringify(session.room);
}

async function saveCall(stores: Stores, before: LoadedRoom, call: Call | null): Promise<number> {
  const earlier = before.session.call;
  if (call === null || JSON.stringify(call) === JSON.stringify(earlier)) return before.callRevision;
  if (earlier?.id !== call.id) {
    await stores.calls.insert(call);
    return 1;
  }
  if (!(await stores.calls.save(call, before.callRevision))) throw new Stale();
  return before.callRevision + 1;
}

function membersOut({ session }: LoadedRoom, { call }: RoomChange) {
  const inside = new Set(call === null ? [] : participantsOf(call));
  const providers = session.call?.status === 'open' ? session.call.providers : [];
  return providers.map(({ participantId }) => participantId).filter((id) => !inside.has(id));
}

function auditOf({ session }: LoadedRoom, { room, call, visits }: RoomChange, deed: RoomDeed): AuditEntry[] {
  const { by: actor, verb, now: at } = deed;
  const about = (subject: string): AuditEntry => ({ at, actor, verb, clinicId: room.clinicId, subject });
  const isCallChanged = call !== null && JSON.stringify(call) !== JSON.stringify(session.call);
  return [about(room.id), ...(isCallChanged ? [about(call.id)] : []), ...visits.map(({ id }) => about(id))];
}
