import { DrizzleQueryError } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { DatabaseError as PostgresError, type Pool, type PoolClient } from 'pg';
import { DatabaseError } from '../database-error.ts';
import { namingRepeated } from './repeated-statements.ts';

/** Builds and runs queries on one pool or one client. */
export type QueryRunner = NodePgDatabase;

/** What a store has in hand: a pool, or the client of one transaction. */
export interface Connection {
  readonly db: QueryRunner;
  /**
   * Runs one query. Queries of one transaction are sent in the order of these calls, without waiting for each other.
   * @throws DatabaseError, which holds no parameter: they may be personal data
   */
  run<Result>(query: () => Promise<Result>): Promise<Result>;
}

/** A connection of its own for each query. */
export function createPoolConnection(pool: Pool): Connection {
  return { db: drizzle(namingRepeated(pool)), run: (query) => withoutValues(query) };
}

const runners = new WeakMap<PoolClient, QueryRunner>();

/** The connection of one transaction. After `end` it refuses, so that nothing is written beside the transaction. */
export function createClientConnection(client: PoolClient): Connection & { end(): void } {
  const db = runners.get(client) ?? drizzle(namingRepeated(client));
  runners.set(client, db);
  let over = false;
  return {
    db,
    run: (query) => (over ? Promise.reject(new DatabaseError('The transaction is over.')) : withoutValues(query)),
    end: () => {
      over = true;
    },
  };
}

/** A prepared query: built once for each client, and parsed once by PostgreSQL. */
export function statement<Prepared>(build: (db: QueryRunner) => Prepared): (connection: Connection) => Prepared {
  const built = new WeakMap<QueryRunner, Prepared>();
  return ({ db }) => {
    const known = built.get(db);
    if (known !== undefined) return known;
    const prepared = build(db);
    built.set(db, prepared);
    return prepared;
  };
}

/** Runs something on the database and takes every value of a row out of what it throws. */
export async function withoutValues<Result>(query: () => Promise<Result>): Promise<Result> {
  try {
    return await query();
  } catch (error) {
    throw describeDatabaseError(error);
  }
}

/** Says what went wrong without the values of parameters or rows, which drizzle and PostgreSQL put into their messages. */
export function describeDatabaseError(error: unknown): unknown {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  const query = error instanceof DrizzleQueryError ? ` in: ${error.query.slice(0, 160)}` : '';
  if (cause instanceof PostgresError) {
    const { code = '', constraint } = cause;
    // Data exceptions (22) and refused rows (23) may quote what was written; the others speak of names only.
    const words = /^2[23]/.test(code) ? (constraint ?? 'a value') : cause.message;
    return new DatabaseError(`PostgreSQL refused with ${code}: ${words}${query}`, code, constraint ?? null);
  }
  if (error instanceof DrizzleQueryError) {
    return new DatabaseError(`${cause instanceof Error ? cause.message : 'Failed'}${query}`);
  }
  return error;
}
