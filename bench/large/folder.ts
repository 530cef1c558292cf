import { join } from 'node:path';
import { largeOrganisationStatements, startServer } from '@anteroom/testkit';
import { PGlite } from '@electric-sql/pglite';

/** How large it is, as the issue asks for it. */
const size = { clinics: 200, members: 5_000, stays: 20_000 } as const;

/**
 * Makes the large organisation in a data folder that is empty, beside the demo hospital, whose people have passwords.
 * @returns the password of everybody, and how long the organisation took, in milliseconds
 */
export async function makeFolder(folder: string): Promise<{ readonly password: string; readonly took: number }> {
  const server = await startServer({ folder });
  const { password } = server;
  await server.close();
  const from = performance.now();
  await withDatabase(folder, async (database) => {
    await database.exec(`begin; ${largeOrganisationStatements(size).join(';\n')}; commit`);
  });
  return { password, took: performance.now() - from };
}

/** Opens the database of a folder on which no server runs. */
export async function withDatabase<Value>(folder: string, work: (database: PGlite) => Promise<Value>): Promise<Value> {
  const database = new PGlite(join(folder, 'database'));
  try {
    await database.waitReady;
    return await work(database);
  } finally {
    await database.close();
  }
}
