import type { CallId, ClinicId, OpenVisit, ParticipantId } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Names } from '../../features/access/read-model.ts';
import type { StoredCall } from '../../features/call/call-store.ts';
import type { ClinicInOrganisation } from '../../features/clinic/clinic-store.ts';
import type { SealedVisitEntry } from '../../features/consultation/typed-entry-store.ts';
import type { TypedWords } from '../../features/consultation/typed-words.ts';
import type { PresenceRow } from '../../features/participant/presence-store.ts';
import type { StoredRoom } from '../../features/room/room-store.ts';
import { together } from '../together.ts';

/** All that the views of some rooms of a clinic are made of, read in one transaction; what guests told stays sealed. */
export interface RoomMaterial {
  readonly rooms: readonly StoredRoom[];
  readonly calls: ReadonlyMap<CallId, StoredCall>;
  /** Who knocks, and who is inside. */
  readonly visits: readonly OpenVisit[];
  readonly names: Names;
  readonly presence: ReadonlyMap<ParticipantId, PresenceRow>;
  readonly guestEntries: readonly SealedVisitEntry[];
  /** Whose photo there is. */
  readonly photos: ReadonlySet<ParticipantId>;
  readonly place: ClinicInOrganisation;
}

/** The same with the guests' names opened, for as long as it takes to make the views. */
export interface OpenedRoomMaterial extends RoomMaterial {
  readonly guestNames: ReadonlyMap<ParticipantId, string>;
}

/** Reads what the views of these rooms need; all of them belong to the clinic. */
export async function readRoomMaterial(
  stores: Stores,
  clinicId: ClinicId,
  rooms: readonly StoredRoom[],
): Promise<RoomMaterial> {
  const callIds = rooms.flatMap(({ room }) => (room.callId === null ? [] : [room.callId]));
  const [place, calls, visits] = await together([
    stores.clinics.byId(clinicId),
    callIds.length === 0 ? [] : stores.calls.loadMany(callIds),
    stores.visits.openOf(rooms.map(({ room }) => room.id)),
  ]);
  if (place === null) throw new Error('A room is in no clinic.');
  const providers = calls.flatMap(({ call }) => (call.status === 'open' ? call.providers : []));
  const owners = rooms.flatMap(({ room }) => (room.ownerId === null ? [] : [room.ownerId]));
  const guests = visits.map(({ id }) => id);
  const [names, presence, guestEntries, photos] = await together([
    stores.access.namesIn([...new Set([...providers.map(({ personId }) => personId), ...owners])], [clinicId]),
    stores.presence.getMany([...providers.map(({ participantId }) => participantId), ...guests]),
    guests.length === 0 ? [] : stores.typedEntries.ofVisits(guests, 'name'),
    guests.length === 0 ? new Set<ParticipantId>() : stores.typedEntries.visitsWith(guests, 'photo'),
  ]);
  const byId = new Map(calls.map((stored) => [stored.call.id, stored]));
  return { rooms, calls: byId, visits, names, presence, guestEntries, photos, place };
}

/** Opens the names in a material. */
export async function openRoomMaterial(words: TypedWords, material: RoomMaterial): Promise<OpenedRoomMaterial> {
  return { ...material, guestNames: await words.names(material.guestEntries) };
}
