import { isRoomId, type Place, type Room, type RoomId, type RoomPlace } from '@anteroom/domain';
import { randomIds } from '../../../platform/ids.ts';
import { origin } from '../../server-in-memory.ts';
import type { MessageSamples, RouteSamples, Situation } from '../sample.ts';

type At = Pick<Situation, 'spot' | 'actor'>;

/** The one room of every story: it is undone with everything else. */
const roomId = idOfRoom('room-of-the-whole-walk');

function idOfRoom(text: string): RoomId {
  if (!isRoomId(text)) throw new Error('The id of the room is malformed.');
  return text;
}

const meeting: RoomPlace = { id: roomId, kind: 'meeting', ownerId: null };
const inMeeting = ({ spot }: At): Place => ({ ...spot.place, room: meeting });
const inOwnRoom = ({ spot, actor }: At): Place => ({
  ...spot.place,
  room: { id: roomId, kind: 'user', ownerId: actor.kind === 'staff' ? actor.personId : null },
});

/** Makes a room at the place; a user room is that of whoever is tried. */
async function addRoom({ world, spot, actor }: Situation, kind: 'meeting' | 'user' = 'meeting'): Promise<Room> {
  const ownerId = actor.kind === 'staff' ? actor.personId : world.host.personId;
  const room: Room = {
    ...{ id: roomId, clinicId: spot.clinic.id, kind, entry: 'knock', guestPhoto: 'off', position: 0 },
    ...{ name: kind === 'user' ? '' : 'Case meeting', ownerId: kind === 'user' ? ownerId : null },
    ...{ closedAt: null, callId: null },
  };
  await world.server.database.stores.rooms.insert(room);
  return room;
}

/** Makes a room with a guest link, as a professional does who may. */
async function addLink(at: Situation) {
  const room = await addRoom(at);
  const { server, host } = at.world;
  const url = `/api/rooms/${room.id}/links`;
  const headers = { origin, cookie: host.cookie };
  const answer = await server.app.inject({ method: 'POST', url, headers, payload: { expiresAt: null } });
  const [stored] = await server.database.stores.guestLinks.ofRoom(room.id);
  if (answer.statusCode !== 200 || stored === undefined) throw new Error('The link could not be made.');
  return { room, linkId: stored.link.id };
}

/** Makes a room in which a professional is, and a guest who knocks. */
async function addKnock(at: Situation) {
  const { room, linkId } = await addLink(at);
  const { stores } = at.world.server.database;
  const now = at.world.server.clock.now();
  const callId = randomIds.call();
  const visitId = randomIds.participant();
  const { personId } = at.world.host;
  await at.world.server.database.transact(async (inside) => {
    await inside.calls.insert({
      ...{ status: 'open', id: callId, startedAt: now, stays: [], roomId: room.id, guests: [], lock: null, held: [] },
      providers: [{ kind: 'provider', participantId: randomIds.participant(), personId, joinedAt: now }],
    });
    await inside.rooms.save({ ...room, callId }, 1);
  });
  await stores.visits.put({
    ...{ id: visitId, roomId: room.id, linkId, arrivedAt: now, status: 'knocking', since: now, returned: false },
  });
  return { roomId: room.id, visitId };
}

const params = { roomId };

export const roomRouteSamples: RouteSamples<
  | 'listRooms'
  | 'readRoom'
  | 'createRoom'
  | 'changeRoom'
  | 'closeRoom'
  | 'orderRooms'
  | 'listGuestLinks'
  | 'makeGuestLink'
  | 'resetGuestLinks'
  | 'revokeGuestLink'
  | 'sendGuestLink'
> = {
  listRooms: [{ request: ({ spot }) => ({ params: { clinicId: spot.clinic.id } }) }],
  readRoom: [
    { what: 'a meeting room', place: inMeeting, request: async (at) => addRoom(at).then(() => ({ params })) },
    {
      what: 'the own user room',
      place: inOwnRoom,
      request: async (at) => addRoom(at, 'user').then(() => ({ params })),
    },
  ],
  createRoom: [
    {
      what: 'a meeting room',
      request: ({ spot }) => ({ params: { clinicId: spot.clinic.id }, body: { kind: 'meeting', name: 'Handover' } }),
    },
    {
      what: 'a user room',
      request: ({ spot, world }) => ({
        params: { clinicId: spot.clinic.id },
        body: { kind: 'user', ownerId: world.host.personId },
      }),
    },
  ],
  changeRoom: [
    { place: inMeeting, request: async (at) => addRoom(at).then(() => ({ params, body: { name: 'Another name' } })) },
  ],
  closeRoom: [{ place: inMeeting, request: async (at) => addRoom(at).then(() => ({ params })) }],
  orderRooms: [
    {
      request: async (at) => {
        const { id } = await addRoom(at);
        return { params: { clinicId: at.spot.clinic.id }, body: { roomIds: [id] } };
      },
    },
  ],
  listGuestLinks: [{ place: inMeeting, request: async (at) => addLink(at).then(() => ({ params })) }],
  makeGuestLink: [
    { place: inMeeting, request: async (at) => addRoom(at).then(() => ({ params, body: { expiresAt: null } })) },
  ],
  resetGuestLinks: [{ place: inMeeting, request: async (at) => addLink(at).then(() => ({ params })) }],
  revokeGuestLink: [
    { place: inMeeting, request: async (at) => addLink(at).then(({ linkId }) => ({ params: { roomId, linkId } })) },
  ],
  sendGuestLink: [
    {
      place: inMeeting,
      request: async (at) => {
        const { linkId } = await addLink(at);
        return { params: { roomId, linkId }, body: { to: 'grace@demo.anteroom.example' } };
      },
    },
  ],
};

/** A guest's page says nothing of a visit: it is always the own one. */
const ownVisit = ({ spot, actor }: At): Place => ({
  ...spot.place,
  room: { ...meeting, id: (actor.kind === 'guest' ? actor.roomId : null) ?? meeting.id },
});

export const roomMessageSamples: MessageSamples<
  | 'watchRooms'
  | 'unwatchRooms'
  | 'enterRoom'
  | 'admitGuests'
  | 'declineGuests'
  | 'removeGuest'
  | 'enterVisit'
  | 'leaveVisit'
> = {
  watchRooms: [{ request: ({ spot }) => ({ clinicId: spot.clinic.id }) }],
  unwatchRooms: [{ request: ({ spot }) => ({ clinicId: spot.clinic.id }) }],
  enterRoom: [
    {
      what: 'a meeting room',
      verbs: ['enter-room'],
      place: inMeeting,
      request: async (at) => addRoom(at).then(() => params),
    },
    {
      what: 'the own user room',
      verbs: ['use-user-room'],
      place: inOwnRoom,
      request: async (at) => addRoom(at, 'user').then(() => params),
    },
  ],
  admitGuests: [
    {
      place: inMeeting,
      request: async (at) => addKnock(at).then(({ visitId }) => ({ roomId, visitIds: [visitId] })),
    },
  ],
  declineGuests: [
    {
      place: inMeeting,
      request: async (at) => addKnock(at).then(({ visitId }) => ({ roomId, visitIds: [visitId] })),
    },
  ],
  removeGuest: [{ place: inMeeting, request: addKnock }],
  enterVisit: [{ place: ownVisit, request: () => ({}) }],
  leaveVisit: [{ place: ownVisit, request: () => ({}) }],
};
