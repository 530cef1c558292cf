import type { Pool, PoolClient } from 'pg';
import { DatabaseError } from '../database-error.ts';
import type { Stores } from '../database.ts';
import { createClientConnection, withoutValues } from './connection.ts';
import { createPostgresStores } from './postgres-stores.ts';

/**
 * Does all of `work` or nothing, in one READ COMMITTED transaction. `begin` travels with the first statement, so that a
 * transaction whose statements are sent together takes two round trips.
 */
export async function transact<Value>(pool: Pool, work: (stores: Stores) => Promise<Value>): Promise<Value> {
  const client = await withoutValues(() => pool.connect());
  const connection = createClientConnection(client);
  try {
    const begun = client.query('begin');
    begun.catch(() => undefined);
    const value = await work(createPostgresStores(connection));
    connection.end();
    await withoutValues(() => begun);
    await withoutValues(() => commit(client));
    client.release();
    return value;
  } catch (error) {
    connection.end();
    await undo(client);
    throw error;
  }
}

/** PostgreSQL answers `ROLLBACK` to a commit after a statement that failed, even if nobody looked. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new DatabaseError('A statement had failed: the transaction was undone.');
}

/** A connection that can't even roll back is thrown away. */
async function undo(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}
