import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** The server that the tests may use, from `ANTEROOM_TEST_POSTGRES_URL`; `npm run unit` starts one. */
export const postgresForTests = process.env['ANTEROOM_TEST_POSTGRES_URL'] ?? null;

/** A database of its own for one run of a suite. */
export async function createTemporaryDatabase(
  server: string,
): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `anteroom_test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator(server, `drop database ${name} with (force)`) };
}

async function asAdministrator(server: string, command: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(command);
  } finally {
    await client.end();
  }
}
