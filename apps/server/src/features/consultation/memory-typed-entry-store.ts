import type { ParticipantId } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { SealedEntry, SealedVisitEntry, Sealing, TypedEntryStore } from './typed-entry-store.ts';

/** What was typed, in memory, as sealed as anywhere. */
export function createMemoryTypedEntryStore({ run }: MemoryAccess): TypedEntryStore {
  return {
    put: (entry) =>
      run(({ consultations, typedEntries, visits }) => {
        const before = typedEntries.get(entry.id);
        if ('visitId' in entry) mustHold(visits.has(entry.visitId), 'typed_entry_visit_id_visit_id_fk');
        else mustHold(consultations.has(entry.consultationId), 'typed_entry_consultation_id_consultation_id_fk');
        mustHold(before === undefined || whereOf(before) === whereOf(entry), 'typed_entry_pkey');
        typedEntries.set(entry.id, entry);
      }),
    of: (ids, kind) =>
      run(({ typedEntries }) =>
        typedEntries
          .select()
          .filter((entry) => 'consultationId' in entry)
          .filter((entry) => ids.includes(entry.consultationId) && (kind === undefined || entry.kind === kind))
          .sort((left, right) => left.at - right.at || (left.id < right.id ? -1 : 1)),
      ),
    ofVisits: (ids, kind) => run(({ typedEntries }) => ofVisits(typedEntries.select(), ids, kind)),
    visitsWith: (ids, kind) =>
      run(({ typedEntries }) => new Set(ofVisits(typedEntries.select(), ids, kind).map(({ visitId }) => visitId))),
    erase: (id) =>
      run(({ typedEntries }) => {
        for (const entry of typedEntries.select((each) => whereOf(each) === id)) typedEntries.delete(entry.id);
      }),
  };
}

type Entry = SealedEntry | SealedVisitEntry;

function whereOf(entry: Entry): Sealing {
  return 'visitId' in entry ? entry.visitId : entry.consultationId;
}

function ofVisits(
  entries: readonly Entry[],
  ids: readonly ParticipantId[],
  kind?: SealedVisitEntry['kind'],
): readonly SealedVisitEntry[] {
  return entries
    .filter((entry) => 'visitId' in entry)
    .filter((entry) => ids.includes(entry.visitId) && (kind === undefined || entry.kind === kind));
}
