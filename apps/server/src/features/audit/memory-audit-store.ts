import type { MemoryAccess } from '../../database/memory/memory-access.ts';
import type { AuditStore } from './audit-store.ts';

/** The audit log in memory. */
export function createMemoryAuditStore({ run }: MemoryAccess): AuditStore {
  return {
    append: (entries) =>
      run(({ audit }) => {
        let next = audit.size();
        for (const entry of entries) audit.set(next++, entry);
      }),
    about: (subject) => run(({ audit }) => audit.select((entry) => entry.subject === subject)),
  };
}
