import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { describeDatabase } from './database.behaviour.ts';
import { createEmbeddedDatabase } from './embedded-database.ts';
import { createMemoryDatabase } from './memory-database.ts';
import { createPostgresDatabase, type PostgresDatabase } from './postgres-database.ts';
import { migratedFolder } from './testing/embedded-folder.ts';
import { createTemporaryDatabase, postgresForTests } from './testing/postgres-server.ts';
import { emptied, silentLogger } from './testing/sql-test-database.ts';
import { describeSql } from './testing/sql.behaviour.ts';

/** A first PGlite takes some seconds, on a busy machine many; this only bounds a hook that hangs. */
const longTime = 180_000;

describeDatabase('in memory', {
  parallel: false,
  open: () => {
    const database = createMemoryDatabase();
    return Promise.resolve({
      database,
      addPerson: (id, name) => database.addPerson({ id, name }),
      close: () => database.close(),
    });
  },
});

describe('on PGlite', () => {
  let folder = '';
  let database: PostgresDatabase | undefined;
  beforeAll(async () => {
    folder = await migratedFolder();
    database = await createEmbeddedDatabase({ dataDir: folder, logger: silentLogger });
  }, longTime);
  afterAll(async () => {
    await database?.close();
    await rm(folder, { recursive: true });
  });

  describeDatabase('as a database', { parallel: false, open: () => emptied(opened(database)) });
  describeSql(() => opened(database));
});

describe.runIf(postgresForTests !== null)('on PostgreSQL', () => {
  let temporary: Awaited<ReturnType<typeof createTemporaryDatabase>> | undefined;
  let database: PostgresDatabase | undefined;
  beforeAll(async () => {
    temporary = await createTemporaryDatabase(postgresForTests ?? '');
    database = await createPostgresDatabase({ url: temporary.url, logger: silentLogger });
  });
  afterAll(async () => {
    await database?.close();
    await temporary?.drop();
  });

  describeDatabase('as a database', { parallel: true, open: () => emptied(opened(database)) });
  describeSql(() => opened(database));
});

if (postgresForTests === null) {
  console.warn('NOT RUN on PostgreSQL: ANTEROOM_TEST_POSTGRES_URL is not set.');
  it.skip('NOT RUN on PostgreSQL: ANTEROOM_TEST_POSTGRES_URL is not set', () => undefined);
}

function opened(database: PostgresDatabase | undefined): PostgresDatabase {
  if (database === undefined) throw new Error('The database did not open.');
  return database;
}
