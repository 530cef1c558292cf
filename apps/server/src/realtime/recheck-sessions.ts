import { toClient } from '@anteroom/protocol';
import type { StaffSession } from './shake-hands.ts';
import type { RealtimeServer } from './socket-types.ts';

/**
 * Looks whether the sessions of the staff pages on this node still hold, and cuts those that don't: sessions end by
 * themselves, and accounts are closed, without a word to the page. Where it can't be found out, the page stays.
 */
export async function recheckSessions(io: RealtimeServer, staffSession: StaffSession): Promise<void> {
  for (const socket of [...io.of('/').sockets.values()]) {
    const { identity } = socket.data;
    if (identity.kind !== 'staff') continue;
    const session = await staffSession(socket.handshake.headers);
    if (session?.personId === identity.personId) continue;
    socket.emit(toClient.signedOut.event, {});
    socket.disconnect(true);
  }
}
