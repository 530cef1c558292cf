import { and, eq, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { call } from '../../database/schema/call.ts';
import type { CallStore, StoredCall } from './call-store.ts';

/** Calls in PostgreSQL. */
export function createPostgresCallStore({ db, run }: Connection): CallStore {
  const stored = { call: call.state, revision: call.revision };
  return {
    async load(id): Promise<StoredCall | null> {
      const rows = await run(() => db.select(stored).from(call).where(eq(call.id, id)).execute());
      return rows[0] ?? null;
    },
    async insert(added) {
      await run(() =>
        db.insert(call).values({ id: added.id, status: added.status, revision: 1, state: added }).execute(),
      );
    },
    async save(changed, expectedRevision) {
      const saved = await run(() =>
        db
          .update(call)
          .set({ status: changed.status, revision: expectedRevision + 1, state: changed })
          .where(and(eq(call.id, changed.id), eq(call.revision, expectedRevision)))
          .returning({ id: call.id })
          .execute(),
      );
      return saved.length === 1;
    },
    // The word stands in the text of the query, or PostgreSQL wouldn't take the index of the open ones.
    open: () =>
      run(() =>
        db
          .select(stored)
          .from(call)
          .where(sql`${call.status} = 'open'`)
          .execute(),
      ),
  };
}
