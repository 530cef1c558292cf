import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedDatabase } from './embedded-database.ts';
import { AlreadyRunningError } from './embedded/process-lock.ts';
import { migratedFolder } from './testing/embedded-folder.ts';
import { silentLogger } from './testing/sql-test-database.ts';
import { anOrganisation } from './testing/world.ts';

const writer = fileURLToPath(new URL('./testing/write-until-killed.ts', import.meta.url));
const tsx = createRequire(import.meta.url).resolve('tsx');

/** PGlite is slow to open on a busy machine; this only bounds a test that hangs. */
const longTime = 180_000;

describe('the embedded database', () => {
  let dataDir = '';
  let child: ChildProcess | undefined;
  beforeAll(async () => {
    dataDir = await migratedFolder();
  }, longTime);
  afterEach(() => {
    child?.kill('SIGKILL');
  });
  afterAll(() => rm(dataDir, { recursive: true }));
  const open = () => createEmbeddedDatabase({ dataDir, logger: silentLogger });

  it(
    'keeps what it was told, is closed to everybody else, and leaves nothing behind',
    async () => {
      const first = await open();
      const nordby = anOrganisation('nordby');
      await first.stores.clinics.addOrganisation(nordby);

      expect(await first.ready()).toBe(true);
      await expect(open()).rejects.toThrow(AlreadyRunningError);
      expect(readdirSync(dataDir).sort()).toEqual(['database', 'lock']);
      await first.close();
      await first.close();
      expect(await first.ready()).toBe(false);
      expect(readdirSync(dataDir)).toEqual(['database']);

      const second = await open();
      expect(await second.stores.clinics.organisations()).toContainEqual(nordby);
      await second.close();
    },
    longTime,
  );

  it(
    'loses nothing that was committed when its process is killed, and opens again at once',
    async () => {
      const killed = spawn(process.execPath, ['--import', tsx, writer, dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child = killed;
      const ended = once(killed, 'exit');
      const committed: string[] = [];
      for await (const slug of createInterface({ input: killed.stdout })) {
        committed.push(slug);
        if (committed.length === 25) killed.kill('SIGKILL');
      }
      await ended;
      expect(killed.signalCode).toBe('SIGKILL');
      expect(statSync(join(dataDir, 'lock')).isFile()).toBe(true);

      const database = await open();
      const found = new Set((await database.stores.clinics.organisations()).map(({ slug }) => slug));
      await database.close();
      expect(committed.length).toBeGreaterThanOrEqual(25);
      expect(committed.filter((slug) => !found.has(slug))).toEqual([]);
    },
    longTime,
  );
});
