import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { DatabaseError } from './database-error.ts';
import { takeProcessLock } from './embedded/process-lock.ts';
import { startWorker } from './embedded/pglite-thread.ts';
import type { DatabaseLogger } from './postgres/pool.ts';
import { openPostgres, type PostgresDatabase } from './postgres-database.ts';

export interface EmbeddedOptions {
  /** The server's data folder; the database lives in `database` below it. Made where it is missing, for its owner only. */
  readonly dataDir: string;
  readonly logger: DatabaseLogger;
  /** Called once if the database ends although nobody closed it. */
  readonly onLost?: (error: Error) => void;
}

/**
 * Opens the embedded database: PGlite in a thread of its own behind a Unix socket, reached as PostgreSQL is. It has one
 * connection, so the stores outside a transaction wait for the transaction that runs.
 * @throws AlreadyRunningError where another process has the folder open
 */
export async function createEmbeddedDatabase({ dataDir, logger, onLost }: EmbeddedOptions): Promise<PostgresDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = takeProcessLock(join(dataDir, 'lock'));
  // Not in the data folder: its path may be longer than the 107 bytes that the path of a socket may have.
  const socketFolder = mkdtempSync(join(tmpdir(), 'anteroom-'));
  const worker = startWorker({ folder: join(dataDir, 'database'), socket: join(socketFolder, '.s.PGSQL.5432') });
  let closing = false;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  async function closeWorker(): Promise<void> {
    closing = true;
    worker.postMessage('close');
    await ended;
    rmSync(socketFolder, { recursive: true, force: true });
    lock.release();
  }

  try {
    await listening(worker);
    worker.on('error', (error) => logger.warn({ reason: error.message }, 'The embedded database failed.'));
    worker.once('exit', () => {
      if (!closing) onLost?.(new DatabaseError('The embedded database has ended.'));
    });
    const database = await openPostgres({ socketFolder }, 1, logger);
    return {
      ...database,
      async close() {
        if (closing) return;
        await database.close();
        await closeWorker();
      },
    };
  } catch (error) {
    await closeWorker();
    throw error;
  }
}

/** Resolves when the worker answers on its socket. */
function listening(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new DatabaseError('The embedded database did not start.')));
  });
}
