import { isOrganisationId, type OrganisationId, type PersonId } from '@anteroom/domain';
import { toClient } from '@anteroom/protocol';
import type { StructureDelta } from '@anteroom/protocol';
import { rooms } from './rooms.ts';
import type { RealtimeServer } from './socket-types.ts';

/** A page on this node that watches a structure map. */
export interface StructureWatcher {
  readonly personId: PersonId;
  tell(delta: StructureDelta): void;
  /** It watches no longer: its person may not any more. */
  leave(): void;
}

/** The pages on this node that watch structure maps; each node tells its own. */
export interface StructureAudience {
  organisations(): readonly OrganisationId[];
  of(id: OrganisationId): readonly StructureWatcher[];
}

/** Finds them among the sockets of a Socket.IO server. */
export function createStructureAudience(io: RealtimeServer): StructureAudience {
  const main = io.of('/');
  return {
    organisations: () =>
      [...main.adapter.rooms.keys()].flatMap((name) => {
        const id = name.startsWith(rooms.structurePrefix) ? name.slice(rooms.structurePrefix.length) : '';
        return isOrganisationId(id) ? [id] : [];
      }),
    of: (organisationId) =>
      [...(main.adapter.rooms.get(rooms.structure(organisationId)) ?? [])].flatMap((socketId) => {
        const socket = main.sockets.get(socketId);
        const identity = socket?.data.identity;
        if (socket === undefined || identity?.kind !== 'staff' || socket.rooms.has(rooms.covered)) return [];
        return [
          {
            personId: identity.personId,
            tell: (delta: StructureDelta) => void socket.emit(toClient.structureChanged.event, delta),
            leave: () => void socket.leave(rooms.structure(organisationId)),
          },
        ];
      }),
  };
}

/** What changed for a map, as nodes tell each other. */
export interface StructureNews {
  /** To the other nodes. */
  passOn(clinicId: string): void;
  /** From the other nodes. */
  onHeard(hear: (clinicId: string) => void): void;
}

/** Nodes tell each other which clinics have changed, and nothing else: each reads for its own pages. */
export function createStructureNews(
  io: RealtimeServer,
  severalNodes: boolean,
  reachable: () => boolean,
): StructureNews {
  return {
    passOn(clinicId) {
      // What can't be passed on now is found by comparing revisions.
      if (severalNodes && reachable()) io.serverSideEmit(touchedEvent, clinicId);
    },
    onHeard(hear) {
      io.on(touchedEvent, (clinicId: unknown) => {
        if (typeof clinicId === 'string') hear(clinicId);
      });
    },
  };
}

const touchedEvent = 'structure/touched';
