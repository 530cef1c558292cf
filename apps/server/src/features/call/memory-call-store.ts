import type { Call, PersonId } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { CallStore } from './call-store.ts';

/** Calls in memory. */
export function createMemoryCallStore({ run }: MemoryAccess): CallStore {
  return {
    load: (id) => run(({ calls }) => calls.get(id) ?? null),
    loadMany: (ids) => run(({ calls }) => calls.select(({ call }) => ids.includes(call.id))),
    insert: (call) =>
      run(({ calls }) => {
        mustHold(!calls.has(call.id), 'call_pkey');
        mustBeNowhereElse(calls, call);
        calls.set(call.id, { call, revision: 1 });
      }),
    save: (call, expectedRevision) =>
      run(({ calls }) => {
        if (calls.get(call.id)?.revision !== expectedRevision) return false;
        mustBeNowhereElse(calls, call);
        calls.set(call.id, { call, revision: expectedRevision + 1 });
        return true;
      }),
    ofPerson: (id) =>
      run(({ calls }) => calls.select(({ call }) => providersOf(call).includes(id))[0]?.call.id ?? null),
    lockedAmong: (ids) =>
      run(
        ({ calls }) =>
          new Set(
            calls
              .select(({ call }) => ids.includes(call.id) && call.status === 'open' && call.lock !== null)
              .map(({ call }) => call.id),
          ),
      ),
    open: () => run(({ calls }) => calls.select(({ call }) => call.status === 'open')),
  };
}

function providersOf(call: Call): readonly PersonId[] {
  return call.status === 'open' ? call.providers.map(({ personId }) => personId) : [];
}

function mustBeNowhereElse(calls: MemoryTables['calls'], call: Call): void {
  const people = providersOf(call);
  const others = calls.select((stored) => stored.call.id !== call.id);
  const elsewhere = others.flatMap((stored) => providersOf(stored.call));
  mustHold(!people.some((id) => elsewhere.includes(id)), 'call_provider_pkey');
}
