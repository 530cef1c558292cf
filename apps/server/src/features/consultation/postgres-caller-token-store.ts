import { eq, sql } from 'drizzle-orm';
import { statement, type Connection } from '../../database/postgres/connection.ts';
import { callerToken } from '../../database/schema/consultation.ts';
import type { CallerTokenStore } from './caller-token-store.ts';

const given = sql.placeholder;

const putToken = statement((db) =>
  db
    .insert(callerToken)
    .values({ hash: given('hash'), consultationId: given('consultationId'), clinicId: given('clinicId') })
    .prepare('put_token'),
);

const findToken = statement((db) =>
  db
    .select({ consultationId: callerToken.consultationId, clinicId: callerToken.clinicId })
    .from(callerToken)
    .where(sql`${callerToken.hash} = ${sql.param(given('hash'), callerToken.hash)}`)
    .prepare('find_token'),
);

/** Hashes of callers' tokens in PostgreSQL. */
export function createPostgresCallerTokenStore(connection: Connection): CallerTokenStore {
  const { db, run } = connection;
  return {
    async put(token) {
      await run(() => putToken(connection).execute({ ...token }));
    },
    find: async (hash) => (await run(() => findToken(connection).execute({ hash })))[0] ?? null,
    async move(from, to, clinicId) {
      await run(() =>
        db
          .update(callerToken)
          .set({ consultationId: to, clinicId })
          .where(eq(callerToken.consultationId, from))
          .execute(),
      );
    },
    async destroy(id) {
      await run(() => db.delete(callerToken).where(eq(callerToken.consultationId, id)).execute());
    },
  };
}
