import { toClient } from '@anteroom/protocol';
import type { Announcer } from './announcer.ts';
import { rooms } from './rooms.ts';
import type { StaffSession } from './shake-hands.ts';
import type { RealtimeServer } from './socket-types.ts';

/**
 * Looks whether the sessions of the staff pages on this node still hold, and cuts those that don't: sessions end by
 * themselves, and accounts are closed, without a word to the page. Those that idle lock; whoever is in a call doesn't idle.
 * Where it can't be found out, the page stays.
 */
export async function recheckSessions(
  io: RealtimeServer,
  announcer: Pick<Announcer, 'locked' | 'unlocked'>,
  ports: {
    readonly staffSession: StaffSession;
    readonly touchSession?: (sessionId: string) => Promise<void>;
  },
): Promise<void> {
  for (const socket of [...io.of('/').sockets.values()]) {
    const { identity } = socket.data;
    if (identity.kind !== 'staff') continue;
    const session = await ports.staffSession(socket.handshake.headers);
    if (session?.personId !== identity.personId) {
      socket.emit(toClient.signedOut.event, {});
      socket.disconnect(true);
      continue;
    }
    const { sessionId, isLocked = false } = session;
    if (!isLocked && [...socket.rooms].some(rooms.isSeat)) await ports.touchSession?.(sessionId);
    const isCovered = socket.rooms.has(rooms.locked(sessionId));
    if (isLocked && !isCovered) announcer.locked(sessionId);
    if (!isLocked && isCovered) announcer.unlocked(sessionId);
  }
}
