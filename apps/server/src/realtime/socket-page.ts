import type { NodeId, ParticipantId } from '@anteroom/domain';
import { browserOf, deviceOf } from '../features/participant/read-model.ts';
import type { Page } from './page.ts';
import { rooms } from './rooms.ts';
import type { RealtimeSocket } from './socket-types.ts';

/** The page of a socket, and the participants that it speaks for. */
export interface SocketPage extends Page {
  participants(): readonly ParticipantId[];
}

/** Makes the page of a socket. */
export function createSocketPage(socket: RealtimeSocket, nodeId: NodeId): SocketPage {
  const participants = new Set<ParticipantId>();

  function join(...names: string[]): void {
    // A socket that is gone would stand in the room for ever.
    if (socket.connected) void socket.join(names);
  }

  function leaveStructures(): void {
    for (const name of [...socket.rooms]) if (name.startsWith(rooms.structurePrefix)) void socket.leave(name);
  }

  return {
    connection: socket.id,
    nodeId,
    device: deviceOf(socket.handshake.headers['user-agent']),
    browser: browserOf(socket.handshake.headers['user-agent']),
    participants: () => [...participants],
    watch: (clinicId) => join(rooms.clinic(clinicId)),
    unwatch: (clinicId) => void socket.leave(rooms.clinic(clinicId)),
    watchSettings: (ids) => join(...ids.map((id) => rooms.settings(id))),
    unwatchSettings(ids) {
      for (const id of ids) void socket.leave(rooms.settings(id));
    },
    watchStructure(id) {
      leaveStructures();
      join(rooms.structure(id));
    },
    unwatchStructure: leaveStructures,
    takeStay(id, participantId) {
      join(rooms.stay(id));
      participants.add(participantId);
    },
    watchRooms(clinicId, as, ownerId) {
      this.unwatchRooms(clinicId);
      join(as === 'inside' ? rooms.roomsInside(clinicId) : rooms.roomsOutside(clinicId));
      if (ownerId !== null) join(rooms.userRoom(clinicId, ownerId));
    },
    unwatchRooms(clinicId) {
      const own = [...socket.rooms].filter((name) => name.startsWith(rooms.userRoomsOf(clinicId)));
      for (const name of [rooms.roomsInside(clinicId), rooms.roomsOutside(clinicId), ...own]) void socket.leave(name);
    },
    takeVisit(id) {
      join(rooms.visit(id));
      participants.add(id);
    },
    sit(callId, participantId, isHolding) {
      join(rooms.call(callId), rooms.seat(callId, participantId), ...(isHolding ? [rooms.holding(callId)] : []));
      participants.add(participantId);
    },
    seatIn(callId) {
      // The rooms decide: another node, too, may have put this page into a call or out of it.
      return [...participants].find((id) => socket.rooms.has(rooms.seat(callId, id))) ?? null;
    },
    isHolding: (callId) => socket.rooms.has(rooms.holding(callId)),
  };
}
