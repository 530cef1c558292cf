import type { ClinicId } from '@anteroom/domain';
import type { MemoryAccess } from '../../database/memory/memory-access.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import { DatabaseError } from '../../database/database-error.ts';
import type { WaitingAreaStore } from './waiting-area-store.ts';

/** Revisions of waiting lists in memory. */
export function createMemoryWaitingAreaStore({ run }: MemoryAccess): WaitingAreaStore {
  return {
    revision: (clinicId) => run((tables) => revisionOf(tables, clinicId)),
    raise: (clinicId) =>
      run((tables) => {
        const raised = revisionOf(tables, clinicId) + 1;
        tables.waitingAreas.set(clinicId, raised);
        return raised;
      }),
  };
}

function revisionOf({ waitingAreas }: MemoryTables, clinicId: ClinicId): number {
  const revision = waitingAreas.get(clinicId);
  if (revision === undefined) throw new DatabaseError('No such waiting area.');
  return revision;
}
