import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { DatabaseError } from '../../database/database-error.ts';
import { statement, type Connection } from '../../database/postgres/connection.ts';
import { typedEntry } from '../../database/schema/consultation.ts';
import type { TypedEntryStore } from './typed-entry-store.ts';

const given = sql.placeholder;

const putEntry = statement((db) =>
  db
    .insert(typedEntry)
    .values({
      id: given('id'),
      consultationId: given('consultationId'),
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
      setWhere: sql`${typedEntry.consultationId} = excluded.consultation_id`,
    })
    .returning({ id: typedEntry.id })
    .prepare('put_entry'),
);

/** What was typed, sealed, in PostgreSQL. */
export function createPostgresTypedEntryStore(connection: Connection): TypedEntryStore {
  const { db, run } = connection;
  return {
    async put(entry) {
      const put = await run(() => putEntry(connection).execute({ ...entry }));
      if (put.length !== 1) throw new DatabaseError('The entry belongs to another stay.', null, 'typed_entry_pkey');
    },
    of: (ids, kind) =>
      run(() =>
        db
          .select({
            id: typedEntry.id,
            consultationId: typedEntry.consultationId,
            kind: typedEntry.kind,
            at: typedEntry.at,
            from: typedEntry.author,
            sealed: typedEntry.sealed,
          })
          .from(typedEntry)
          .where(
            and(
              inArray(typedEntry.consultationId, [...ids]),
              kind === undefined ? undefined : eq(typedEntry.kind, kind),
            ),
          )
          .orderBy(asc(typedEntry.at), sql`${typedEntry.id} collate "C"`)
          .execute(),
      ),
    async erase(id) {
      await run(() => db.delete(typedEntry).where(eq(typedEntry.consultationId, id)).execute());
    },
  };
}
