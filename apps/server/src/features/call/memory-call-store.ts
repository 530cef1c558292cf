import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { CallStore } from './call-store.ts';

/** Calls in memory. */
export function createMemoryCallStore({ run }: MemoryAccess): CallStore {
  return {
    load: (id) => run(({ calls }) => calls.get(id) ?? null),
    insert: (call) =>
      run(({ calls }) => {
        mustHold(!calls.has(call.id), 'call_pkey');
        calls.set(call.id, { call, revision: 1 });
      }),
    save: (call, expectedRevision) =>
      run(({ calls }) => {
        if (calls.get(call.id)?.revision !== expectedRevision) return false;
        calls.set(call.id, { call, revision: expectedRevision + 1 });
        return true;
      }),
    open: () => run(({ calls }) => calls.select(({ call }) => call.status === 'open')),
  };
}
