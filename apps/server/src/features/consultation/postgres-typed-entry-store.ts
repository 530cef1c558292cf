import { isCallerLinkId, isConsultationId, isParticipantId } from '@anteroom/domain';
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { DatabaseError } from '../../database/database-error.ts';
import { statement, type Connection } from '../../database/postgres/connection.ts';
import { consultation, typedEntry, type entryKinds } from '../../database/schema/consultation.ts';
import type { TypedEntryStore } from './typed-entry-store.ts';

const given = sql.placeholder;

const putEntry = statement((db) =>
  db
    .insert(typedEntry)
    .values({
      id: given('id'),
      consultationId: given('consultationId'),
      visitId: given('visitId'),
      linkId: given('linkId'),
      kind: given('kind'),
      at: given('at'),
      author: given('from'),
      sealed: given('sealed'),
    })
    .onConflictDoUpdate({
      target: typedEntry.id,
      set: {
        kind: sql`excluded.kind`,
        at: sql`excluded.at`,
        author: sql`excluded.author`,
        sealed: sql`excluded.sealed`,
      },
      setWhere: sql`${typedEntry.consultationId} is not distinct from excluded.consultation_id
        and ${typedEntry.visitId} is not distinct from excluded.visit_id
        and ${typedEntry.linkId} is not distinct from excluded.link_id`,
    })
    .returning({ id: typedEntry.id })
    .prepare('put_entry'),
);

/** What was typed, sealed, in PostgreSQL. */
export function createPostgresTypedEntryStore(connection: Connection): TypedEntryStore {
  const { db, run } = connection;
  return {
    async put(entry) {
      const nowhere = { consultationId: null, visitId: null, linkId: null };
      const put = await run(() => putEntry(connection).execute({ ...nowhere, ...entry }));
      if (put.length !== 1) throw new DatabaseError('The entry belongs to another stay.', null, 'typed_entry_pkey');
    },
    async of(ids, kind) {
      const rows = await run(() =>
        db
          .select()
          .from(typedEntry)
          .where(and(inArray(typedEntry.consultationId, [...ids]), ofKind(kind)))
          .orderBy(asc(typedEntry.at), sql`${typedEntry.id} collate "C"`)
          .execute(),
      );
      return rows.flatMap(({ id, consultationId, kind: found, at, author, sealed, readAt }) => {
        if (consultationId === null || author === 'guest' || found === 'name' || found === 'photo') return [];
        const read = readAt === null ? {} : { readAt };
        return [{ id, consultationId, kind: found, at, from: author, sealed, ...read }];
      });
    },
    async ofVisits(ids, kind) {
      const rows = await run(() =>
        db
          .select()
          .from(typedEntry)
          .where(and(inArray(typedEntry.visitId, [...ids]), ofKind(kind)))
          .execute(),
      );
      return rows.flatMap(({ id, visitId, kind: found, at, author, sealed }) => {
        if (visitId === null || author !== 'guest' || (found !== 'name' && found !== 'photo')) return [];
        return [{ id, visitId, kind: found, at, from: author, sealed }];
      });
    },
    async visitsWith(ids, kind) {
      const rows = await run(() =>
        db
          .select({ visitId: typedEntry.visitId })
          .from(typedEntry)
          .where(and(inArray(typedEntry.visitId, [...ids]), eq(typedEntry.kind, kind)))
          .execute(),
      );
      return new Set(rows.flatMap(({ visitId }) => (visitId === null ? [] : [visitId])));
    },
    async markRead(id, at) {
      const marked = await run(() =>
        db
          .update(typedEntry)
          .set({ readAt: at })
          .where(
            and(
              eq(typedEntry.consultationId, id),
              eq(typedEntry.kind, 'message'),
              eq(typedEntry.author, 'caller'),
              isNull(typedEntry.readAt),
            ),
          )
          .returning({ at: typedEntry.at })
          .execute(),
      );
      return marked.length === 0 ? null : Math.max(...marked.map((entry) => entry.at));
    },
    async ofLinks(ids) {
      const rows = await run(() =>
        db
          .select()
          .from(typedEntry)
          .where(inArray(typedEntry.linkId, [...ids]))
          .execute(),
      );
      return rows.flatMap(({ id, linkId, kind, at, sealed }) => {
        if (linkId === null || (kind !== 'details' && kind !== 'note')) return [];
        return [{ id, linkId, kind, at, from: 'staff' as const, sealed }];
      });
    },
    async erase(id) {
      // Their ids never meet: all are made of chance. A text that is one is the other as far as its form goes.
      const stay = isConsultationId(id) ? eq(typedEntry.consultationId, id) : undefined;
      const visit = isParticipantId(id) ? eq(typedEntry.visitId, id) : undefined;
      const link = isCallerLinkId(id) ? eq(typedEntry.linkId, id) : undefined;
      await run(() =>
        db
          .delete(typedEntry)
          .where(or(stay, visit, link))
          .execute(),
      );
    },
    async keptOf(clinicId) {
      const rows = await run(() =>
        db
          .selectDistinct({ id: consultation.id })
          .from(typedEntry)
          .innerJoin(consultation, eq(typedEntry.consultationId, consultation.id))
          .where(and(eq(consultation.clinicId, clinicId), eq(consultation.status, 'ended')))
          .execute(),
      );
      return rows.map(({ id }) => id);
    },
  };
}

function ofKind(kind: (typeof entryKinds)[number] | undefined) {
  return kind === undefined ? undefined : eq(typedEntry.kind, kind);
}
