import { session, user } from '../schema/identity.ts';
import type { PostgresDatabase } from '../postgres-database.ts';
import type { TestDatabase } from './test-database.ts';

/** Empties a database that speaks SQL, and leaves it open when a test closes it. */
export async function emptied(database: PostgresDatabase): Promise<TestDatabase> {
  const { rows } = await database.pool.query<{ deletions: string }>(
    `select string_agg(format('delete from %I', tablename), ';') as deletions
     from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  );
  // Several times as fast as truncating; as a replica would, it asks no constraint and no trigger.
  await database.pool.query(`begin; set local session_replication_role = replica; ${rows[0]?.deletions ?? ''}; commit`);
  return {
    database,
    async addPerson(id, name) {
      await database.identity.db.insert(user).values({ id, name, email: `${id}@anteroom.example`.toLowerCase() });
    },
    async addSession(id, userId, expiresAt) {
      await database.identity.db.insert(session).values({ id, userId, token: id, expiresAt: new Date(expiresAt) });
    },
    close: () => Promise.resolve(),
  };
}

/** A log that nobody reads. */
export const silentLogger = { warn: () => undefined };
