import { eq, inArray, sql } from 'drizzle-orm';
import { createPoolConnection, withoutValues } from '../../database/postgres/connection.ts';
import { createPool, type DatabaseLogger } from '../../database/postgres/pool.ts';
import { stayKey } from '../../database/stay-keys-table.ts';
import type { Sealing, StayKeyStore } from './typed-entry-store.ts';

export interface PostgresStayKeysOptions {
  /** The server with the keys: best one of its own, apart from the data. */
  readonly url: string;
  readonly poolSize?: number;
  readonly logger: DatabaseLogger;
}

/** Keys in PostgreSQL, with the connections that they come over. */
export interface PostgresStayKeys {
  readonly keys: StayKeyStore;
  close(): Promise<void>;
}

// The lock keeps two nodes that start at once from making the table at the same time.
const prepareSchema = `
  begin;
  select pg_advisory_xact_lock(4207115932);
  create schema if not exists stay_keys;
  create table if not exists stay_keys.stay_key (
    consultation_id text primary key,
    key bytea not null constraint stay_key_length check (octet_length(key) = 32)
  );
  commit;`;

/**
 * Opens the schema `stay_keys`, and makes it where it is missing. Back up neither it nor the write-ahead log of its
 * server: `pg_dump --exclude-schema=stay_keys`. A destroyed row lies in its page until the next vacuum.
 * @throws DatabaseError where the server doesn't answer
 */
export async function openPostgresStayKeys({
  url,
  poolSize = 4,
  logger,
}: PostgresStayKeysOptions): Promise<PostgresStayKeys> {
  const pool = createPool({ address: { url }, size: poolSize, logger });
  try {
    const { rows } = await withoutValues(() =>
      pool.query<{ there: boolean }>("select to_regclass('stay_keys.stay_key') is not null as there"),
    );
    if (rows[0]?.there !== true) await withoutValues(() => pool.query(prepareSchema));
  } catch (error) {
    await pool.end();
    throw error;
  }
  const { db, run } = createPoolConnection(pool);

  async function getMany(ids: readonly Sealing[]): Promise<ReadonlyMap<Sealing, Uint8Array>> {
    const rows = await run(() =>
      db
        .select()
        .from(stayKey)
        .where(inArray(stayKey.consultationId, [...ids]))
        .execute(),
    );
    return new Map(rows.map(({ consultationId, key }) => [consultationId, key]));
  }

  return {
    keys: {
      async put(consultationId, key) {
        await run(() => db.insert(stayKey).values({ consultationId, key }).execute());
      },
      get: async (id) => (await getMany([id])).get(id) ?? null,
      getMany,
      async destroy(id) {
        await run(() => db.delete(stayKey).where(eq(stayKey.consultationId, id)).execute());
      },
      async all() {
        const rows = await run(() =>
          db
            .select({ id: stayKey.consultationId })
            .from(stayKey)
            .orderBy(sql`${stayKey.consultationId} collate "C"`)
            .execute(),
        );
        return rows.map(({ id }) => id);
      },
    },
    close: () => pool.end(),
  };
}
