import { placeOfRoom, type ClinicId } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { RoomStore, StoredRoom } from './room-store.ts';

/** Rooms in memory. */
export function createMemoryRoomStore({ run, checkAtCommit, tables: all }: MemoryAccess): RoomStore {
  function check({ rooms, clinics, people }: MemoryTables, { room }: StoredRoom): void {
    mustHold(clinics.has(room.clinicId), 'room_clinic_id_clinic_id_fk');
    mustHold((room.kind === 'user') === (room.ownerId !== null), 'room_owner');
    mustHold((room.kind === 'user') === (room.name === ''), 'room_name');
    mustHold(room.ownerId === null || people.has(room.ownerId), 'room_owner_id_user_id_fk');
    mustHold(room.closedAt === null || room.callId === null, 'room_closed');
    const others = rooms.select((other) => other.room.id !== room.id && isOpenIn(room.clinicId)(other));
    const isSecond = room.ownerId !== null && others.some((other) => other.room.ownerId === room.ownerId);
    mustHold(room.closedAt !== null || !isSecond, 'room_one_of_owner');
    const { callId } = room;
    if (callId !== null) checkAtCommit(() => mustHold(all.calls.has(callId), 'room_call_id_call_id_fk'));
  }

  return {
    insert: (room) =>
      run((tables) => {
        mustHold(!tables.rooms.has(room.id), 'room_pkey');
        check(tables, { room, revision: 1 });
        tables.rooms.set(room.id, { room, revision: 1 });
      }),
    load: (id) => run(({ rooms }) => rooms.get(id) ?? null),
    placeOf: (id) =>
      run(({ rooms, clinics }) => {
        const room = rooms.get(id)?.room;
        const clinic = room === undefined ? undefined : clinics.get(room.clinicId);
        if (room === undefined || clinic === undefined || room.closedAt !== null) return null;
        const { organisationId, id: clinicId } = clinic;
        return { organisationId, clinicId, consultationId: null, room: placeOfRoom(room) };
      }),
    save: (room, expectedRevision) =>
      run((tables) => {
        if (tables.rooms.get(room.id)?.revision !== expectedRevision) return false;
        const stored = { room, revision: expectedRevision + 1 };
        check(tables, stored);
        tables.rooms.set(room.id, stored);
        return true;
      }),
    sharedOf: (clinicId) =>
      run(({ rooms }) =>
        rooms.select((stored) => isOpenIn(clinicId)(stored) && stored.room.kind !== 'user').sort(byPosition),
      ),
    userRoomOf: (clinicId, ownerId) =>
      run(
        ({ rooms }) =>
          rooms.select((stored) => isOpenIn(clinicId)(stored) && stored.room.ownerId === ownerId)[0] ?? null,
      ),
    list: ({ clinicId, kind, ownerId, search, offset, limit }) =>
      run(({ rooms, people }) => {
        const word = search.trim().toLowerCase();
        const nameOf = ({ room }: StoredRoom) =>
          room.ownerId === null ? room.name : (people.get(room.ownerId)?.name ?? '');
        const found = rooms.select((stored) => {
          const { room } = stored;
          if (!isOpenIn(clinicId)(stored) || !nameOf(stored).toLowerCase().includes(word)) return false;
          if (kind !== null && (kind === 'user') !== (room.kind === 'user')) return false;
          return ownerId === null || room.kind !== 'user' || room.ownerId === ownerId;
        });
        const keyOf = (stored: StoredRoom) => nameOf(stored).toLowerCase();
        const shared = found.filter(({ room }) => room.kind !== 'user').sort(byPosition);
        const own = found
          .filter(({ room }) => room.kind === 'user')
          .sort((left, right) =>
            keyOf(left) === keyOf(right) ? byId(left, right) : keyOf(left) < keyOf(right) ? -1 : 1,
          );
        return { rooms: [...shared, ...own].slice(offset, offset + limit), total: found.length };
      }),
    revision: (clinicId) => run(({ roomLists }) => roomLists.get(clinicId) ?? 0),
    raise: (clinicId) =>
      run(({ roomLists, clinics }) => {
        mustHold(clinics.has(clinicId), 'room_list_clinic_id_clinic_id_fk');
        const raised = (roomLists.get(clinicId) ?? 0) + 1;
        roomLists.set(clinicId, raised);
        return raised;
      }),
  };
}

function isOpenIn(clinicId: ClinicId): (stored: StoredRoom) => boolean {
  return ({ room }) => room.clinicId === clinicId && room.closedAt === null;
}

function byPosition(left: StoredRoom, right: StoredRoom): number {
  return left.room.position - right.room.position || byId(left, right);
}

function byId(left: StoredRoom, right: StoredRoom): number {
  return left.room.id < right.room.id ? -1 : 1;
}
