import { mostPeopleIn, type MapClinic, type MapUserRoom } from '@anteroom/domain';
import type { StructureClinic, StructureUserRoom } from '@anteroom/protocol';
import type { MediaServerPresence } from '../../session/media-server-presence.ts';

/** A floor of the structure map as it goes over the wire; its rooms hold as many as a call does now. */
export function floorView({ rooms, ...floor }: MapClinic, mediaServer: MediaServerPresence): StructureClinic {
  const seats = mostPeopleIn({ hasMediaServer: mediaServer.isThere() });
  return { ...floor, rooms: rooms.map((room) => ({ ...room, seats })) };
}

/** Somebody's own user rooms as they go over the wire. */
export function userRoomsView(userRooms: readonly MapUserRoom[]): StructureUserRoom[] {
  return userRooms.map(({ id, clinicId, people }) => ({ id, clinicId, people }));
}
