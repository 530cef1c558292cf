import type { MemoryAccess } from '../../database/memory/memory-access.ts';
import type { NodeStore } from './presence-store.ts';

/** Heartbeats in memory. */
export function createMemoryNodeStore({ run }: MemoryAccess): NodeStore {
  return {
    beat: (id, now) => run(({ nodes }) => nodes.set(id, { id, beatAt: now })),
    living: (since) =>
      run(({ nodes }) =>
        nodes
          .select(({ beatAt }) => beatAt >= since)
          .map(({ id }) => id)
          .sort(),
      ),
    remove: (id) => run(({ nodes }) => nodes.delete(id)),
  };
}
