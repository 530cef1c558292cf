import { accepted, isOpen, isOpenVisit, nextPresence, refused } from '@anteroom/domain';
import type { ConsultationId, Instant, Result, RoomCommand, RoomId } from '@anteroom/domain';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import { invitationOf } from '../../session/invited-visits.ts';
import { loadSessionOfCall, loadSessionOfStay } from '../../session/load-session.ts';
import { loadRoom, roomOfCall } from '../../session/room/load-room.ts';
import { runRoom } from '../../session/room/run-room.ts';
import type { RoomOrder } from '../../session/room/run-room.ts';
import { runSession } from '../../session/sessions.ts';
import type { SessionOrder, SessionTools } from '../../session/sessions.ts';
import { changePresence, graceOf } from './presence.ts';
import type { PresenceRow } from './presence-store.ts';

/** A node that hasn't said for this long that it lives is taken for dead, in milliseconds. */
const nodeSilence = 15_000;

/** Watches over graces and nodes. */
export interface GraceWatch {
  /** To be run every second: says that this node lives, takes over what dead ones owned, ends graces that ran out. */
  tick(): Promise<void>;
  /** Says at once that this node lives no longer, so that others needn't wait to find out. */
  leave(): Promise<void>;
}

/** Makes the watch of this node. Only the node that owns a row acts on it, and a dead node's rows change hands first. */
export function createGraceWatch(tools: SessionTools): GraceWatch {
  const { nodeId, clock, database } = tools;

  function takeOver(row: PresenceRow, now: Instant): Promise<void> {
    return changePresence(tools, async (stores) => {
      const current = await stores.presence.get(row.participantId);
      // Its page may have come back to a living node meanwhile, or another node was faster.
      if (current === null || current.nodeId !== row.nodeId || current.tab !== row.tab) return null;
      const grace = await graceOf(stores, current, tools);
      const presence = nextPresence(current.presence, { type: 'server-started', at: now, grace });
      const taken = { ...current, nodeId, presence };
      await stores.presence.put(taken);
      return taken;
    });
  }

  async function each(rows: readonly PresenceRow[], act: (row: PresenceRow) => Promise<void>): Promise<void> {
    for (const row of rows) {
      try {
        await act(row);
      } catch (error) {
        tools.log.error({ participantId: row.participantId, err: error }, 'A presence could not be settled.');
      }
    }
  }

  return {
    async tick() {
      const now = clock.now();
      try {
        await database.stores.nodes.beat(nodeId, now);
        const living = await database.stores.nodes.living(now - nodeSilence);
        const orphaned = await database.stores.presence.orphaned([...new Set([nodeId, ...living])]);
        await each(orphaned, (row) => takeOver(row, now));
        const due = await database.stores.presence.due(now);
        await each(
          due.filter((row) => row.nodeId === nodeId),
          (row) => endGrace(tools, row, now),
        );
      } catch (error) {
        tools.log.error({ err: error }, 'Presence could not be watched.');
      }
    },
    leave: () => database.stores.nodes.remove(nodeId),
  };
}

/** Somebody is gone past their grace: a caller's stay or a guest's visit is lost, a provider has left. */
async function endGrace(tools: SessionTools, row: PresenceRow, now: Instant): Promise<void> {
  const done = await endFor(tools, row);
  // Refused means that what it was about is over: then the row is all that is left of it.
  if (!done.ok) await removeIfStillDue(tools, row, now);
}

async function endFor(tools: SessionTools, row: PresenceRow): Promise<Result<unknown, Refusal>> {
  const system = { kind: 'system' } as const;
  const { subject, participantId } = row;
  if (subject.kind === 'caller') return runSession(tools, system, stayOrder(row, subject.consultationId));
  const { stores } = tools.database;
  if (subject.kind === 'guest') {
    const visit = await stores.visits.load(subject.visitId);
    if (visit === null) return refused({ code: 'visit-over' });
    const { id: visitId, roomId } = visit;
    if (roomId !== null)
      return runRoom(tools, system, roomOrder(row, roomId, { type: 'guest-leaves', visitId, reason: 'lost' }));
    const invited = await invitationOf(stores, visit);
    if (invited === null) return refused({ code: 'visit-over' });
    return runSession(tools, system, {
      verb,
      load: (inside) => loadSessionOfCall(inside, invited.callId),
      command: async (_loaded, _actor, inside) =>
        unlessBack(inside, row, { type: 'guest-goes', visitId, outcome: 'lost' } as const),
    });
  }
  const leave = { type: 'leave', participantId, reason: 'gone' } as const;
  const roomId = await roomOfCall(stores, subject.callId);
  if (roomId !== null) return runRoom(tools, system, roomOrder(row, roomId, leave));
  return runSession(tools, system, {
    verb,
    load: (inside) => loadSessionOfCall(inside, subject.callId),
    command: async (_loaded, _actor, inside) => unlessBack(inside, row, leave),
  });
}

const verb = 'absent-past-grace';

function stayOrder(row: PresenceRow, consultationId: ConsultationId): SessionOrder {
  const command = { type: 'absent-past-grace' } as const;
  return {
    verb,
    load: (stores) => loadSessionOfStay(stores, consultationId),
    command: async (_loaded, _actor, stores) => unlessBack(stores, row, { type: 'stay', consultationId, command }),
  };
}

function roomOrder(row: PresenceRow, roomId: RoomId, command: RoomCommand): RoomOrder {
  return {
    verb,
    load: (stores) => loadRoom(stores, roomId),
    command: async (_loaded, _actor, stores) => unlessBack(stores, row, command),
  };
}

/** The command, if their page hasn't come back meanwhile. */
async function unlessBack<Command>(
  stores: Stores,
  row: PresenceRow,
  command: Command,
): Promise<Result<Command, Refusal>> {
  const current = await stores.presence.get(row.participantId);
  const isBack = current?.presence.state === 'here' || current?.tab !== row.tab;
  return isBack ? refused({ code: 'conflict' }) : accepted(command);
}

async function removeIfStillDue(tools: SessionTools, row: PresenceRow, now: Instant): Promise<void> {
  await tools.database.transact(async (stores) => {
    const current = await stores.presence.get(row.participantId);
    if (current?.presence.state !== 'missing') return;
    const { goneAt } = current.presence;
    if (goneAt === null || goneAt > now) return;
    if (current.subject.kind === 'caller') {
      const stored = await stores.consultations.load(current.subject.consultationId);
      if (stored !== null && isOpen(stored.consultation)) return;
    }
    if (current.subject.kind === 'guest') {
      const visit = await stores.visits.load(current.subject.visitId);
      if (visit !== null && isOpenVisit(visit)) return;
    }
    await stores.presence.remove([row.participantId]);
  });
}
