import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Pool, PoolClient } from 'pg';
import { DatabaseError } from './database-error.ts';

/** Beside this file in the sources, beside the bundle once it is built. */
const folder = fileURLToPath(new URL('./migrations/', import.meta.url));

/** Any number will do, as long as every node takes the same. */
const advisoryLock = 4_207_115_931;

const undefinedTable = '42P01';

/**
 * Brings the schema up to date. Where it is, which one query tells, nothing is locked; else one node migrates, in one
 * transaction, while the others wait.
 * @throws DatabaseError where the database was migrated by a newer version than this
 */
export async function migrate(pool: Pool): Promise<void> {
  const [known, applied] = await Promise.all([knownMigrations(), appliedMigrations(pool)]);
  if (missing(known, applied).length === 0) return;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${advisoryLock})`);
    await applyMissing(client, known);
    await client.query('commit');
    client.release();
  } catch (error) {
    // Whatever it waits for, the end of the connection undoes it.
    client.release(true);
    throw error;
  }
}

/** The names of the migrations that this version brings, in order. */
async function knownMigrations(): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith('.sql')).sort();
}

async function appliedMigrations(connection: Pool | PoolClient): Promise<readonly string[]> {
  try {
    const { rows } = await connection.query<{ name: string }>('select name from migration order by name');
    return rows.map(({ name }) => name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === undefinedTable) return [];
    throw error;
  }
}

function missing(known: readonly string[], applied: readonly string[]): readonly string[] {
  const foreign = applied.filter((name) => !known.includes(name));
  if (foreign.length > 0) {
    throw new DatabaseError(`The database was migrated by a newer version: ${foreign.join(', ')}.`);
  }
  return known.filter((name) => !applied.includes(name));
}

/** Asks again what is there: another node may have been first. */
async function applyMissing(client: PoolClient, known: readonly string[]): Promise<void> {
  await client.query(
    'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
  );
  for (const name of missing(known, await appliedMigrations(client))) {
    await client.query(await readFile(`${folder}${name}`, 'utf8'));
    await client.query('insert into migration (name) values ($1)', [name]);
  }
}
