import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPostgresDatabase, type PostgresDatabase } from './postgres-database.ts';
import { createTemporaryDatabase, postgresForTests } from './testing/postgres-server.ts';
import { silentLogger } from './testing/sql-test-database.ts';

describe.runIf(postgresForTests !== null)('migrating PostgreSQL', () => {
  let temporary: Awaited<ReturnType<typeof createTemporaryDatabase>> | undefined;
  const databases: PostgresDatabase[] = [];
  beforeEach(async () => {
    temporary = await createTemporaryDatabase(postgresForTests ?? '');
  });
  afterEach(async () => {
    await Promise.all(databases.splice(0).map((database) => database.close()));
    await temporary?.drop();
  });
  const open = async (): Promise<PostgresDatabase> => {
    const database = await createPostgresDatabase({ url: temporary?.url ?? '', logger: silentLogger });
    databases.push(database);
    return database;
  };

  it('is done once when several nodes start at once', async () => {
    const [first, ...others] = await Promise.all([open(), open(), open(), open()]);
    const { rows } = await first.pool.query('select name from migration');

    expect(others).toHaveLength(3);
    expect(new Set(rows.map(({ name }: { name: string }) => name)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(1);
    for (const database of [first, ...others]) expect(await database.ready()).toBe(true);
  });

  it('changes nothing where nothing is to do', async () => {
    const first = await open();
    const before = await first.pool.query('select name, applied_at from migration order by name');
    const second = await open();

    expect((await second.pool.query('select name, applied_at from migration order by name')).rows).toEqual(before.rows);
  });

  it('refuses a database that a newer version has migrated', async () => {
    const database = await open();
    await database.pool.query(`insert into migration (name) values ('9999_from_the_future.sql')`);

    await expect(open()).rejects.toThrow('migrated by a newer version');
  });
});

describe('a PostgreSQL that is not there', () => {
  it('is said at once', async () => {
    const unreachable = createPostgresDatabase({ url: 'postgres://anteroom@127.0.0.1:1/none', logger: silentLogger });

    await expect(unreachable).rejects.toThrow('ECONNREFUSED');
  });
});

if (postgresForTests === null) {
  console.warn('NOT RUN on PostgreSQL: ANTEROOM_TEST_POSTGRES_URL is not set.');
  it.skip('NOT RUN on PostgreSQL: ANTEROOM_TEST_POSTGRES_URL is not set', () => undefined);
}
