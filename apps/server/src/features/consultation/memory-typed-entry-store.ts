import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { TypedEntryStore } from './typed-entry-store.ts';

/** What was typed, in memory, as sealed as anywhere. */
export function createMemoryTypedEntryStore({ run }: MemoryAccess): TypedEntryStore {
  return {
    put: (entry) =>
      run(({ consultations, typedEntries }) => {
        const before = typedEntries.get(entry.id);
        mustHold(consultations.has(entry.consultationId), 'typed_entry_consultation_id_consultation_id_fk');
        mustHold(before === undefined || before.consultationId === entry.consultationId, 'typed_entry_pkey');
        typedEntries.set(entry.id, entry);
      }),
    of: (ids, kind) =>
      run(({ typedEntries }) =>
        typedEntries
          .select((entry) => ids.includes(entry.consultationId) && (kind === undefined || entry.kind === kind))
          .sort((left, right) => left.at - right.at || (left.id < right.id ? -1 : 1)),
      ),
    erase: (id) =>
      run(({ typedEntries }) => {
        for (const entry of typedEntries.select(({ consultationId }) => consultationId === id)) {
          typedEntries.delete(entry.id);
        }
      }),
  };
}
