import type { ClinicId, PersonId } from '@anteroom/domain';
import { rooms } from './rooms.ts';
import type { RealtimeServer } from './socket-types.ts';

/**
 * Makes what finds the people with a page that shows a waiting area and isn't locked. While what carries messages between nodes is away,
 * only this node's pages are known.
 */
export function createWatchersOf(
  io: RealtimeServer,
  othersReachable: () => boolean,
): (clinicId: ClinicId) => Promise<ReadonlySet<PersonId>> {
  return async (clinicId) => {
    const room = rooms.clinic(clinicId);
    const here = () => io.local.in(room).except(rooms.covered).fetchSockets();
    const everywhere = () => io.in(room).except(rooms.covered).fetchSockets();
    const sockets = await (othersReachable() ? everywhere().catch(here) : here());
    return new Set(sockets.flatMap(({ data: { identity } }) => (identity.kind === 'staff' ? [identity.personId] : [])));
  };
}
