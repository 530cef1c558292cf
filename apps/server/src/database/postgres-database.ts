import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import type { Database } from './database.ts';
import { migrate } from './migrator.ts';
import { createPoolConnection, withoutValues } from './postgres/connection.ts';
import { namingRepeated } from './postgres/repeated-statements.ts';
import { createPool, type DatabaseLogger, type PostgresAddress } from './postgres/pool.ts';
import { createPostgresStores } from './postgres/postgres-stores.ts';
import { transact } from './postgres/transact.ts';
import * as identitySchema from './schema/identity.ts';

/** What better-auth's Drizzle adapter takes: the handle, and its tables by the names that it knows. */
export interface IdentityTables {
  readonly db: NodePgDatabase<typeof identitySchema>;
  readonly schema: typeof identitySchema;
}

/** A database that speaks PostgreSQL: the server of that name, or PGlite behind a socket. */
export interface PostgresDatabase extends Database {
  readonly identity: IdentityTables;
  /** The pool itself, for tests and tools. */
  readonly pool: Pool;
}

export interface PostgresOptions {
  /** `postgres://…`, as `pg` reads it. */
  readonly url: string;
  /** Most connections at a time; each running transaction holds one. */
  readonly poolSize?: number;
  readonly logger: DatabaseLogger;
}

/**
 * Opens a PostgreSQL (15 or newer) and brings it up to date.
 * @throws DatabaseError where it doesn't answer, or was migrated by a newer version
 */
export function createPostgresDatabase({ url, poolSize = 10, logger }: PostgresOptions): Promise<PostgresDatabase> {
  return openPostgres({ url }, poolSize, logger);
}

/** Opens whatever speaks PostgreSQL at an address, and brings it up to date. */
export async function openPostgres(
  address: PostgresAddress,
  poolSize: number,
  logger: DatabaseLogger,
): Promise<PostgresDatabase> {
  const pool = createPool({ address, size: poolSize, logger });
  try {
    await withoutValues(() => migrate(pool));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    stores: createPostgresStores(createPoolConnection(pool)),
    transact: (work) => transact(pool, work),
    ready: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: () => pool.end(),
    identity: { db: drizzle(namingRepeated(pool), { schema: identitySchema }), schema: identitySchema },
    pool,
  };
}
