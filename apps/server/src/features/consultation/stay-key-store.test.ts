import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTemporaryDatabase, postgresForTests } from '../../database/testing/postgres-server.ts';
import { silentLogger } from '../../database/testing/sql-test-database.ts';
import { randomIds } from '../../platform/ids.ts';
import { openFileStayKeyStore } from './file-stay-key-store.ts';
import { createMemoryStayKeyStore } from './memory-stay-key-store.ts';
import { openPostgresStayKeys, type PostgresStayKeys } from './postgres-stay-key-store.ts';
import type { StayKeyStore } from './typed-entry-store.ts';

const newKey = () => Uint8Array.from(randomBytes(32));

/** Everything that a store of keys must do; it may hold keys of others. */
function describeKeys(name: string, open: () => StayKeyStore): void {
  describe(name, () => {
    it('keeps a key until it is destroyed', async () => {
      const keys = open();
      const [alice, bob, nobody] = [randomIds.consultation(), randomIds.consultation(), randomIds.consultation()];
      const [own, other] = [newKey(), newKey()];
      await keys.put(alice, own);
      await keys.put(bob, other);

      expect(await keys.get(alice)).toEqual(own);
      expect(await keys.getMany([alice, bob, nobody])).toEqual(
        new Map([
          [alice, own],
          [bob, other],
        ]),
      );
      expect(await keys.all()).toEqual(expect.arrayContaining([alice, bob]));
      await keys.destroy(alice);
      await keys.destroy(nobody);
      expect(await keys.get(alice)).toBeNull();
      expect(await keys.getMany([alice, bob])).toEqual(new Map([[bob, other]]));
      expect(await keys.all()).not.toContain(alice);
      expect(await keys.getMany([])).toEqual(new Map());
    });

    it('never replaces a key, for what it sealed would be lost', async () => {
      const keys = open();
      const alice = randomIds.consultation();
      const own = newKey();
      await keys.put(alice, own);

      await expect(keys.put(alice, newKey())).rejects.toThrow();
      expect(await keys.get(alice)).toEqual(own);
    });

    it('takes keys of 32 bytes only', async () => {
      const keys = open();
      const alice = randomIds.consultation();

      await expect(keys.put(alice, newKey().slice(1))).rejects.toThrow('stay_key_length');
      expect(await keys.get(alice)).toBeNull();
    });

    it('hands out copies', async () => {
      const keys = open();
      const alice = randomIds.consultation();
      const own = newKey();
      const before = Uint8Array.from(own);
      await keys.put(alice, own);
      own.fill(0);
      (await keys.get(alice))?.fill(0);

      expect(await keys.get(alice)).toEqual(before);
    });
  });
}

const inMemory = createMemoryStayKeyStore();
describeKeys('keys in memory', () => inMemory);

describe('keys in files', () => {
  let folder = '';
  let keys: StayKeyStore | undefined;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'anteroom-keys-')), 'keys');
    keys = await openFileStayKeyStore(folder);
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));
  const opened = (): StayKeyStore => keys ?? createMemoryStayKeyStore();

  describeKeys('as a store', opened);

  it('are for their owner only, one file a stay, and still there when it opens again', async () => {
    const alice = randomIds.consultation();
    const own = newKey();
    await opened().put(alice, own);

    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, alice))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual([alice]);
    expect(await (await openFileStayKeyStore(folder)).get(alice)).toEqual(own);
    await opened().destroy(alice);
    expect(await readdir(folder)).toEqual([]);
  });

  it('sweep away old drafts, and leave one that may be written right now', async () => {
    const [old, recent] = [join(folder, 'old.draft'), join(folder, 'recent.draft')];
    await writeFile(old, '');
    await utimes(old, 0, 0);
    await writeFile(recent, 'half');
    const again = await openFileStayKeyStore(folder);

    expect(await readdir(folder)).toEqual(['recent.draft']);
    expect(await again.all()).toEqual([]);
    expect(await readFile(recent, 'utf8')).toBe('half');
  });
});

describe.runIf(postgresForTests !== null)('keys in PostgreSQL', () => {
  let temporary: Awaited<ReturnType<typeof createTemporaryDatabase>> | undefined;
  const opened: PostgresStayKeys[] = [];
  const open = () => openPostgresStayKeys({ url: temporary?.url ?? '', logger: silentLogger });
  beforeAll(async () => {
    temporary = await createTemporaryDatabase(postgresForTests ?? '');
    opened.push(...(await Promise.all([open(), open(), open()])));
  });
  afterAll(async () => {
    await Promise.all(opened.map((one) => one.close()));
    await temporary?.drop();
  });

  describeKeys('as a store', () => opened[0]?.keys ?? createMemoryStayKeyStore());

  it('are seen by every node', async () => {
    const alice = randomIds.consultation();
    const own = newKey();
    await opened[1]?.keys.put(alice, own);

    expect(await opened[2]?.keys.get(alice)).toEqual(own);
  });
});

if (postgresForTests === null) {
  console.warn('NOT RUN on PostgreSQL: ANTEROOM_TEST_POSTGRES_URL is not set.');
  it.skip('NOT RUN on PostgreSQL: ANTEROOM_TEST_POSTGRES_URL is not set', () => undefined);
}
