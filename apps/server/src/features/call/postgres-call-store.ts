import type { Call } from '@anteroom/domain';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { call, callProvider } from '../../database/schema/call.ts';
import type { CallStore, StoredCall } from './call-store.ts';
import { insertCall, saveCall } from './postgres-call-statements.ts';

const stored = { call: call.state, revision: call.revision };

/** Calls in PostgreSQL. A call and who is in it are one statement. */
export function createPostgresCallStore(connection: Connection): CallStore {
  const { db, run } = connection;
  return {
    async load(id): Promise<StoredCall | null> {
      const rows = await run(() => db.select(stored).from(call).where(eq(call.id, id)).execute());
      return rows[0] ?? null;
    },
    loadMany: (ids) =>
      run(() =>
        db
          .select(stored)
          .from(call)
          .where(inArray(call.id, [...ids]))
          .execute(),
      ),
    async insert(added) {
      await run(() => insertCall(connection).execute(columnsOf(added)));
    },
    async save(changed, expectedRevision) {
      const saved = await run(() => saveCall(connection).execute({ ...columnsOf(changed), expectedRevision }));
      return saved.length === 1;
    },
    async ofPerson(id) {
      const rows = await run(() =>
        db.select({ callId: callProvider.callId }).from(callProvider).where(eq(callProvider.personId, id)).execute(),
      );
      return rows[0]?.callId ?? null;
    },
    async lockedAmong(ids) {
      if (ids.length === 0) return new Set();
      const isLocked = sql`${call.state} ->> 'lock' is not null`;
      const among = and(inArray(call.id, [...ids]), isLocked);
      const rows = await run(() => db.select({ id: call.id }).from(call).where(among).execute());
      return new Set(rows.map(({ id }) => id));
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

/** What both statements that write a call are given, named as their placeholders are. */
function columnsOf(of: Call) {
  const people = of.status === 'open' ? of.providers.map(({ personId }) => personId) : [];
  return { id: of.id, status: of.status, state: JSON.stringify(of), people };
}
