import { errorCode, socketPath, toClient } from '@anteroom/protocol';
import type { ErrorCode, Handshake } from '@anteroom/protocol';
import { io } from 'socket.io-client';
import type { CreateWire } from './wire.ts';

/** How long an answer may take, in milliseconds: longer than that a person presses again anyway. */
const patience = 10_000;

/** The wire over Socket.IO: a WebSocket, or long polling where a proxy lets none through. */
export const createSocketIoWire: CreateWire = (events) => {
  let handshake: (() => Handshake) | null = null;
  const socket = io({
    path: socketPath,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    autoConnect: false,
    reconnectionDelay: 250,
    // Somebody waits for it: no attempt lies further off than some two seconds.
    reconnectionDelayMax: 1500,
    timeout: 6000,
    auth: (give) => give(handshake?.() ?? {}),
  });

  socket.on('connect', () => events.onOpen());
  socket.on('disconnect', (reason) => events.onLost(reason === 'io server disconnect'));
  socket.on('connect_error', (error) => {
    // While it is active Socket.IO tries again by itself: the server is away, it hasn't refused.
    if (!socket.active) events.onRefused(refusalIn(error));
  });
  for (const { event } of Object.values(toClient)) {
    socket.on(event, (body: unknown) => events.onMessage(event, body));
  }

  // A laptop that wakes up, a network that is back: no need to sit out the pause between two attempts.
  const hurry = () => {
    if (socket.active && !socket.connected && document.visibilityState === 'visible') socket.disconnect().connect();
  };

  // Without a network the browser says so at once; the heartbeat would find out after twenty seconds.
  const giveUp = () => socket.io.engine.close();

  return {
    get isOpen() {
      return socket.connected;
    },
    open(next) {
      handshake = next;
      window.addEventListener('offline', giveUp);
      window.addEventListener('online', hurry);
      document.addEventListener('visibilitychange', hurry);
      socket.connect();
    },
    close() {
      window.removeEventListener('offline', giveUp);
      window.removeEventListener('online', hurry);
      document.removeEventListener('visibilitychange', hurry);
      socket.disconnect();
    },
    async ask(event, body) {
      if (!socket.connected) return null;
      try {
        const answer: unknown = await socket.timeout(patience).emitWithAck(event, body);
        return answer;
      } catch {
        return null;
      }
    },
  };
};

function refusalIn(error: unknown): ErrorCode {
  const data = error instanceof Error && 'data' in error ? error.data : undefined;
  const found = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  const code = errorCode.safeParse(found);
  return code.success ? code.data : 'unavailable';
}
