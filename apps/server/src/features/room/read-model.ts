import { knockAgainAt, mostPeopleIn, participantsOf, placeOfRoom as roomPlaceOf } from '@anteroom/domain';
import type { Instant, KnockingVisit, Place, Room, Settings, Verb, Visit } from '@anteroom/domain';
import type { Knock, RoomLimit, RoomRow, RoomSettings, VisitView } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { MediaServerPresence } from '../../session/media-server-presence.ts';
import type { OpenedRoomMaterial } from '../../session/room/room-material.ts';
import { nameIn, type Names } from '../access/read-model.ts';
import { nameOfRoom } from '../call/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import type { StoredRoom } from './room-store.ts';
import { keepVisit, visitCookieName } from './visit-cookie.ts';

/** The cookie that holds the token of a guest or of somebody invited. */
export const visitCookie = visitCookieName;

/** Gives a browser that token. */
export const keepVisitIn = keepVisit;

/** Where something is done in a room: its place in the access table. */
export async function placeOfRoom(stores: Stores, room: Room): Promise<Place | null> {
  const place = await placeIn(stores, room.clinicId);
  return place === null ? null : { ...place, room: roomPlaceOf(room) };
}

/** How many a room's call holds, and why no more; the same for all kinds of rooms (S4, S5, S6). */
export function limitOfRooms(
  mediaServer: MediaServerPresence,
  { mostInCall }: Pick<Settings, 'mostInCall'>,
): RoomLimit {
  const hasMediaServer = mediaServer.isThere();
  return {
    people: mostPeopleIn({ hasMediaServer, mostPeople: mostInCall }),
    because: hasMediaServer ? null : 'no-media-server',
    withMediaServer: mostInCall,
  };
}

/** A room in the left column; who is inside and who knocks only for those who may enter it. */
export function roomRowOf(
  stored: StoredRoom,
  material: OpenedRoomMaterial,
  mediaServer: MediaServerPresence,
  mayEnter: boolean,
): RoomRow {
  const { room, revision } = stored;
  const found = room.callId === null ? undefined : material.calls.get(room.callId)?.call;
  const call = found?.status === 'open' ? found : null;
  const { id, kind, entry, guestPhoto, position } = room;
  const members = (call?.providers ?? []).map(({ personId }) => ({
    personId,
    name: nameIn(material.names, personId, room.clinicId),
  }));
  const knocks = material.visits
    .filter((visit) => visit.roomId === id)
    .filter((visit) => visit.status === 'knocking')
    .toSorted((left, right) => left.since - right.since || left.arrivedAt - right.arrivedAt)
    .map((visit) => knockOf(visit, material));
  return {
    ...{ id, revision, kind, entry, guestPhoto, position },
    name: nameOfRoom(room, material.names),
    limit: limitOfRooms(mediaServer, material.place.settings),
    people: call === null ? 0 : participantsOf(call).length,
    guests: call?.guests.length ?? 0,
    isLocked: call !== null && call.lock !== null,
    inside: mayEnter ? { members, knocks } : null,
  };
}

function knockOf(visit: KnockingVisit, material: OpenedRoomMaterial): Knock {
  const presence = material.presence.get(visit.id)?.presence;
  return {
    visitId: visit.id,
    name: material.guestNames.get(visit.id) ?? '',
    hasPhoto: material.photos.has(visit.id),
    since: visit.since,
    missingSince: presence?.state === 'missing' ? presence.since : null,
    returned: visit.returned,
  };
}

/** A guest's own visit, as they may know it: nothing of a call or of anybody inside. */
export function visitViewOf(visit: Visit, stored: StoredRoom, material: OpenedRoomMaterial, now: Instant): VisitView {
  const { room, revision } = stored;
  const { clinic, organisation, settings } = material.place;
  return {
    id: visit.id,
    revision,
    status: visit.status,
    since: visit.since,
    now,
    returned: visit.status === 'knocking' && visit.returned,
    outcome: visit.status === 'over' ? visit.outcome : null,
    knockAgainAt: knockAgainAt(visit),
    name: material.guestNames.get(visit.id) ?? '',
    hasPhoto: material.photos.has(visit.id),
    room: { name: nameOfRoom(room, material.names), kind: room.kind, entry: room.entry },
    invitedAs: null,
    clinic: { name: clinic.name, organisation: organisation.name, emergencyNumber: settings.emergencyNumber },
  };
}

/** A room as whoever configures or uses it sees it. */
export function settingsOf(room: Room, names: Names, limit: RoomLimit, may: (verb: Verb) => boolean): RoomSettings {
  const { id, clinicId, kind, ownerId, entry, guestPhoto, position } = room;
  return {
    ...{ id, clinicId, kind, entry, guestPhoto, position },
    name: nameOfRoom(room, names),
    owner: ownerId === null ? null : { personId: ownerId, name: nameIn(names, ownerId, clinicId) },
    limit,
    may: {
      enter: may(kind === 'user' ? 'use-user-room' : 'enter-room'),
      manage: may('manage-rooms'),
      manageLinks: may('manage-guest-links'),
    },
  };
}
