import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEmbeddedDatabase } from '../embedded-database.ts';
import { silentLogger } from './sql-test-database.ts';

const migrations = fileURLToPath(new URL('../migrations/', import.meta.url));
const kept = fileURLToPath(new URL('../../../../../.anteroom/', import.meta.url));

/**
 * A data folder with an empty, migrated database in it. Making one takes PGlite some seconds of work, so it is made once
 * for each version of it and of the migrations, and copied from then on.
 */
export async function migratedFolder(): Promise<string> {
  const template = join(kept, `pglite-${await versionOfDatabase()}`);
  if (!existsSync(template)) await makeTemplate(template);
  const folder = await mkdtemp(join(tmpdir(), 'anteroom-test-'));
  await cp(template, folder, { recursive: true });
  return folder;
}

async function makeTemplate(template: string): Promise<void> {
  await mkdir(kept, { recursive: true });
  const draft = await mkdtemp(`${template}-`);
  const database = await createEmbeddedDatabase({ dataDir: draft, logger: silentLogger });
  await database.close();
  try {
    await rename(draft, template);
  } catch (error) {
    // Another worker was first.
    await rm(draft, { recursive: true });
    if (!existsSync(template)) throw error;
  }
}

async function versionOfDatabase(): Promise<string> {
  const hash = createHash('sha256');
  const engine = join(createRequire(import.meta.url).resolve('@electric-sql/pglite'), '..', '..', 'package.json');
  const files = (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort();
  for (const file of [engine, ...files.map((name) => join(migrations, name))]) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}
