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
    await undo(client, error);
    throw error;
  }
}

/** PostgreSQL answers `ROLLBACK` to a commit after a statement that failed, even if nobody looked. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new DatabaseError('A statement had failed: the transaction was undone.');
}

/** What PostgreSQL says where a statement that it keeps for a connection doesn't hold any more, such as after a change of a table's columns. */
const keptInVain = ['0A000', '26000', '42P05'];

/** A connection that can't even roll back is thrown away, and one whose kept statements don't hold any more. */
async function undo(client: PoolClient, why: unknown): Promise<void> {
  try {
    await client.query('rollback');
    client.release(why instanceof DatabaseError && why.sqlState !== null && keptInVain.includes(why.sqlState));
  } catch {
    client.release(true);
  }
}
