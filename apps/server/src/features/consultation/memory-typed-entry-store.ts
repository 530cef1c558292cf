import type { ParticipantId } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { SealedEntry, SealedLinkEntry, SealedVisitEntry, Sealing, TypedEntryStore } from './typed-entry-store.ts';

/** What was typed, in memory, as sealed as anywhere. */
export function createMemoryTypedEntryStore({ run }: MemoryAccess): TypedEntryStore {
  return {
    put: (entry) =>
      run(({ callerLinks, consultations, typedEntries, visits }) => {
        const before = typedEntries.get(entry.id);
        if ('visitId' in entry) mustHold(visits.has(entry.visitId), 'typed_entry_visit_id_visit_id_fk');
        else if ('linkId' in entry) mustHold(callerLinks.has(entry.linkId), 'typed_entry_link_id_caller_link_id_fk');
        else mustHold(consultations.has(entry.consultationId), 'typed_entry_consultation_id_consultation_id_fk');
        mustHold(before === undefined || whereOf(before) === whereOf(entry), 'typed_entry_pkey');
        // What is put again keeps the mark that it was read.
        const isRead = before !== undefined && 'consultationId' in before && before.readAt !== undefined;
        const read = isRead ? { readAt: before.readAt } : {};
        typedEntries.set(entry.id, 'visitId' in entry ? entry : { ...entry, ...read });
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
    markRead: (id, at) =>
      run(({ typedEntries }) => {
        const unread = typedEntries
          .select()
          .filter((entry) => 'consultationId' in entry)
          .filter(
            (entry) =>
              entry.consultationId === id &&
              entry.kind === 'message' &&
              entry.from === 'caller' &&
              entry.readAt === undefined,
          );
        for (const entry of unread) typedEntries.set(entry.id, { ...entry, readAt: at });
        return unread.length === 0 ? null : Math.max(...unread.map((entry) => entry.at));
      }),
    ofLinks: (ids) =>
      run(({ typedEntries }) =>
        typedEntries
          .select()
          .filter((entry) => 'linkId' in entry)
          .filter((entry) => ids.includes(entry.linkId)),
      ),
    keptOf: (clinicId) =>
      run(({ consultations, typedEntries }) => {
        const ids = new Set(
          typedEntries.select().flatMap((entry) => ('consultationId' in entry ? [entry.consultationId] : [])),
        );
        return [...ids].filter((id) => {
          const stay = consultations.get(id)?.consultation;
          return stay?.clinicId === clinicId && stay.status === 'ended';
        });
      }),
    erase: (id) =>
      run(({ typedEntries }) => {
        for (const entry of typedEntries.select((each) => whereOf(each) === id)) typedEntries.delete(entry.id);
      }),
  };
}

type Entry = SealedEntry | SealedVisitEntry | SealedLinkEntry;

function whereOf(entry: Entry): Sealing {
  if ('linkId' in entry) return entry.linkId;
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
