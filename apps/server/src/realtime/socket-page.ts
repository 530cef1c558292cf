import type { NodeId, ParticipantId } from '@anteroom/domain';
import { toClient } from '@anteroom/protocol';
import { deviceOf } from '../features/participant/read-model.ts';
import type { Clock } from '../platform/clock.ts';
import type { Page } from './page.ts';
import { rooms } from './rooms.ts';
import type { RealtimeServer, RealtimeSocket } from './socket-types.ts';

/** Between the nodes only: somebody has a newer page. */
const takenOver = 'taken-over';

/** The page of a socket, and the participants that it speaks for. */
export interface SocketPage extends Page {
  participants(): readonly ParticipantId[];
}

/** Makes the page of a socket. */
export function createSocketPage(
  io: RealtimeServer,
  socket: RealtimeSocket,
  { nodeId, clock, several }: { readonly nodeId: NodeId; readonly clock: Clock; readonly several: boolean },
): SocketPage {
  const participants = new Set<ParticipantId>();

  function speakFor(id: ParticipantId): void {
    participants.add(id);
    socket.data.tookOverAt = clock.now();
    join(rooms.participant(id));
    supersede(io, id, socket.id, socket.data.tookOverAt);
    if (several) io.serverSideEmit(takenOver, id, socket.id, socket.data.tookOverAt);
  }

  function join(...names: string[]): void {
    // A socket that is gone would stand in the room for ever.
    if (socket.connected) void socket.join(names);
  }

  return {
    connection: socket.id,
    nodeId,
    device: deviceOf(socket.handshake.headers['user-agent']),
    participants: () => [...participants],
    watch: (clinicId) => join(rooms.clinic(clinicId)),
    unwatch: (clinicId) => void socket.leave(rooms.clinic(clinicId)),
    takeStay(id, participantId) {
      join(rooms.stay(id));
      speakFor(participantId);
    },
    sit(callId, participantId) {
      join(rooms.call(callId), rooms.seat(callId, participantId));
      speakFor(participantId);
    },
    seatIn(callId) {
      // The rooms decide: another node, too, may have put this page into a call or out of it.
      return [...participants].find((id) => socket.rooms.has(rooms.seat(callId, id))) ?? null;
    },
  };
}

/** Hears from the other nodes that somebody has a newer page there. */
export function hearTakeOvers(io: RealtimeServer): void {
  io.on(takenOver, (id: unknown, newest: unknown, at: unknown) => {
    if (typeof id === 'string' && typeof newest === 'string' && typeof at === 'number') supersede(io, id, newest, at);
  });
}

/** Tells a participant's older pages on this node that they are no longer the newest, and cuts them. */
function supersede(io: RealtimeServer, id: string, newest: string, at: number): void {
  for (const socketId of io.of('/').adapter.rooms.get(`participant:${id}`) ?? []) {
    const socket = io.of('/').sockets.get(socketId);
    if (socket === undefined || socketId === newest || socket.data.tookOverAt > at) continue;
    socket.emit(toClient.superseded.event, {});
    socket.disconnect(true);
  }
}
