import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { PresenceRow, PresenceStore } from './presence-store.ts';

/** Presence in memory. */
export function createMemoryPresenceStore({ run, tables, checkAtCommit }: MemoryAccess): PresenceStore {
  function checkSubject({ subject }: PresenceRow): void {
    if (subject.kind === 'caller') {
      mustHold(tables.consultations.has(subject.consultationId), 'presence_consultation_id_consultation_id_fk');
    } else if (subject.kind === 'guest') {
      mustHold(tables.visits.has(subject.visitId), 'presence_visit_id_visit_id_fk');
    } else {
      checkAtCommit(() => mustHold(tables.calls.has(subject.callId), 'presence_call_id_call_id_fk'));
    }
  }

  return {
    put: (row) =>
      run(({ presence }) => {
        checkSubject(row);
        presence.set(row.participantId, row);
      }),
    get: (id) => run(({ presence }) => presence.get(id) ?? null),
    getMany: (ids) =>
      run(
        ({ presence }) =>
          new Map(
            presence.select(({ participantId }) => ids.includes(participantId)).map((row) => [row.participantId, row]),
          ),
      ),
    changeOwned: (id, owner, change) =>
      run(({ presence }) => {
        const row = presence.get(id);
        if (row === undefined || row.nodeId !== owner.nodeId || row.tab !== owner.tab) return null;
        const changed = { ...row, ...change };
        presence.set(id, changed);
        return changed;
      }),
    remove: (ids) =>
      run(({ presence }) => {
        for (const id of ids) presence.delete(id);
      }),
    due: (now) =>
      run(({ presence }) =>
        presence.select(
          (row) => row.presence.state === 'missing' && row.presence.goneAt !== null && row.presence.goneAt <= now,
        ),
      ),
    orphaned: (living) => run(({ presence }) => presence.select(({ nodeId }) => !living.includes(nodeId))),
  };
}
