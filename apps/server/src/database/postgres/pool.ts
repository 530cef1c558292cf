import { Pool, type PoolClient } from 'pg';
import type { Log } from '../../platform/log.ts';

declare module 'pg' {
  interface ClientConfig {
    /** Sends queries without waiting for the answers to those before. */
    pipeline?: boolean;
  }
  interface PoolConfig {
    /** Runs on each new connection before anybody gets it. */
    onConnect?: (client: PoolClient) => Promise<unknown>;
  }
}

/** Where the database tells operators of lost connections. */
export type DatabaseLogger = Pick<Log, 'warn'>;

/** Where PostgreSQL answers: a URL, or the folder of a Unix socket. */
export type PostgresAddress = { readonly url: string } | { readonly socketFolder: string };

export interface PoolOptions {
  readonly address: PostgresAddress;
  /** Most connections at a time. */
  readonly size: number;
  readonly logger: DatabaseLogger;
}

/** How long somebody waits for a connection before they are refused, in milliseconds. */
const connectionTimeout = 10_000;

/** Opens a pool to PostgreSQL. It connects at first use. */
export function createPool({ address, size, logger }: PoolOptions): Pool {
  const pool = new Pool({
    ...('url' in address ? forServer(address.url) : forEmbedded(address.socketFolder)),
    max: size,
    pipeline: true,
    connectionTimeoutMillis: connectionTimeout,
    application_name: 'anteroom',
  });
  // Without a listener the end of an idle connection would be the end of the process.
  pool.on('error', (error) => logger.warn({ reason: error.message }, 'A database connection was lost.'));
  return pool;
}

function forServer(url: string) {
  return {
    connectionString: url,
    keepAlive: true,
    statement_timeout: 15_000,
    // A node that hangs in a transaction must not hold up its clinic for longer than that.
    idle_in_transaction_session_timeout: 15_000,
  };
}

function forEmbedded(socketFolder: string) {
  return {
    host: socketFolder,
    user: 'postgres',
    database: 'postgres',
    // PGlite is one session whoever connects: a new connection would meet the prepared statements of the one before.
    idleTimeoutMillis: 0,
    onConnect: (client: PoolClient) => client.query('discard all'),
  };
}
