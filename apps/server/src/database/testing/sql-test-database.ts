import { user } from '../schema/identity.ts';
import type { PostgresDatabase } from '../postgres-database.ts';
import type { TestDatabase } from './test-database.ts';

/** Empties a database that speaks SQL, and leaves it open when a test closes it. */
export async function emptied(database: PostgresDatabase): Promise<TestDatabase> {
  const { rows } = await database.pool.query<{ tables: string }>(
    `select string_agg(format('%I', tablename), ', ') as tables
     from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  );
  await database.pool.query(`truncate ${rows[0]?.tables ?? ''} restart identity`);
  return {
    database,
    async addPerson(id, name) {
      await database.identity.db.insert(user).values({ id, name, email: `${id}@anteroom.example` });
    },
    close: () => Promise.resolve(),
  };
}

/** A log that nobody reads. */
export const silentLogger = { warn: () => undefined };
