import type { Server, Socket } from 'socket.io';
import type { Identity } from '../features/access/read-model.ts';

/** Names are checked where they are sent and heard, by the constants of the protocol. */
interface Events {
  [event: string]: (...args: unknown[]) => void;
}

/** What the server keeps with a socket. */
export interface SocketData {
  identity: Identity;
  sessionId: string | null;
}

export type RealtimeServer = Server<Events, Events, Events, SocketData>;
export type RealtimeSocket = Socket<Events, Events, Events, SocketData>;
