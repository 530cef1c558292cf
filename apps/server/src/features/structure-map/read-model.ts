import type { MapClinic, MapUserRoom } from '@anteroom/domain';
import type { StructureClinic, StructureUserRoom } from '@anteroom/protocol';

/** A floor of the structure map as it goes over the wire. */
export function floorView({ rooms, ...floor }: MapClinic): StructureClinic {
  return { ...floor, rooms: rooms.map((room) => ({ ...room })) };
}

/** Somebody's own user rooms as they go over the wire. */
export function userRoomsView(userRooms: readonly MapUserRoom[]): StructureUserRoom[] {
  return userRooms.map(({ id, clinicId, people }) => ({ id, clinicId, people }));
}
