import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A database of its own for one journey, on a PostgreSQL that runs. */
export interface TemporaryDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * Makes an empty database, with the program that comes with every PostgreSQL.
 * @param server address of a database whose user may create others
 */
export async function createTemporaryDatabase(server: string): Promise<TemporaryDatabase> {
  const name = `anteroom_journey_${randomBytes(6).toString('hex')}`;
  const tell = (command: string) => run('psql', ['--quiet', '--no-psqlrc', '--dbname', server, '--command', command]);
  await tell(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await tell(`drop database ${name} with (force)`);
    },
  };
}
