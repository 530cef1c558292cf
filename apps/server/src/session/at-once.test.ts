import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPostgresDatabase } from '../database/postgres-database.ts';
import type { PostgresDatabase } from '../database/postgres-database.ts';
import { createTemporaryDatabase, postgresForTests } from '../database/testing/postgres-server.ts';
import { emptied, silentLogger } from '../database/testing/sql-test-database.ts';
import { createTestClinic } from '../testing/test-clinic.ts';
import type { TestClinic, TestStaff } from '../testing/test-clinic.ts';
import type { TestServer } from '../testing/test-server.ts';

if (postgresForTests === null) console.warn('NOT RUN at once on PostgreSQL: ANTEROOM_TEST_POSTGRES_URL is not set.');

describe.skipIf(postgresForTests === null)('At once, on two nodes over PostgreSQL', () => {
  let temporary: Awaited<ReturnType<typeof createTemporaryDatabase>>;
  let database: PostgresDatabase;
  let clinic: TestClinic;
  let other: TestServer;
  let chen: TestStaff;
  let okoro: TestStaff;

  beforeAll(async () => {
    temporary = await createTemporaryDatabase(postgresForTests ?? '');
    database = await createPostgresDatabase({ url: temporary.url, logger: silentLogger });
  });
  afterAll(async () => {
    await database.close();
    await temporary.drop();
  });
  beforeEach(async () => {
    clinic = await createTestClinic({ store: await emptied(database) });
    other = await clinic.addServer();
    chen = await clinic.staff('Dr Chen');
    okoro = await clinic.staff('Dr Okoro', { server: other });
  });
  afterEach(() => clinic.close());

  async function arrive() {
    const form = { firstName: 'Alice', lastName: 'Andersson' };
    const arrived = await clinic.server.core.arrivals.arrive({
      clinic: clinic.slug,
      form,
      token: null,
      device: 'phone',
    });
    if (!arrived.ok) throw new Error(arrived.error.code);
    const { consultationId } = arrived.value;
    return { id: consultationId, identity: { kind: 'caller', consultationId, clinicId: clinic.id } as const };
  }
  const doing = (server: TestServer, staff: TestStaff, consultationId: string, command: object) =>
    server.core.perform(
      'commandConsultation',
      { consultationId, command },
      { identity: { kind: 'staff', personId: staff.personId }, page: null },
    );
  const typesOf = async (id: Awaited<ReturnType<typeof arrive>>['id']) =>
    (await clinic.database.stores.consultations.eventsOf(id)).map(({ type }) => type);

  test('two join at once, again and again: both are in, and the caller leaves the queue once', async () => {
    for (let round = 1; round <= 25; round += 1) {
      const alice = await arrive();
      const join = { type: 'join' };
      const answers = await Promise.all([
        doing(clinic.server, chen, alice.id, join),
        doing(other, okoro, alice.id, join),
      ]);
      const calls = answers.map((answer) => (answer.ok ? answer.value.call?.callId : answer.error.code));
      expect(calls[0]).toBe(calls[1]);
      expect(await typesOf(alice.id)).toEqual(['arrived', 'seeing-began', 'provider-joined']);
      const ended = await doing(clinic.server, chen, alice.id, { type: 'end' });
      expect(ended.ok).toBe(true);
    }
    expect(await clinic.database.stores.calls.open()).toEqual([]);
  });

  test('joining in the instant of leaving ends in a stay that is over, and no call that is left open', async () => {
    for (let round = 1; round <= 25; round += 1) {
      const alice = await arrive();
      const asker = { identity: alice.identity, page: null };
      const [joined, left] = await Promise.all([
        doing(clinic.server, chen, alice.id, { type: 'join' }),
        other.core.perform('leaveStay', {}, asker),
      ]);
      expect(left.ok).toBe(true);
      if (!joined.ok) expect(joined.error.code).toBe('consultation-ended');
      const stored = await clinic.database.stores.consultations.load(alice.id);
      expect(stored?.consultation.status).toBe('ended');
      expect(await clinic.database.stores.calls.open()).toEqual([]);
    }
  });

  test('one person who joins two callers at once is in one call', async () => {
    for (let round = 1; round <= 10; round += 1) {
      const [alice, bob] = [await arrive(), await arrive()];
      const answers = await Promise.all([
        doing(clinic.server, chen, alice.id, { type: 'join' }),
        doing(other, chen, bob.id, { type: 'join' }),
      ]);
      const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort();
      expect(clinic.server.log.lines.concat(other.log.lines)).toEqual([]);
      expect(codes).toEqual(['already-in-a-call', 'ok']);
      const open = await clinic.database.stores.calls.open();
      expect(open).toHaveLength(1);
      for (const { id } of [alice, bob]) await doing(clinic.server, chen, id, { type: 'remove' });
    }
  });

  test('many commands at once raise the list once each, without a gap', async () => {
    const callers = await Promise.all(Array.from({ length: 8 }, arrive));
    const before = await clinic.database.stores.waitingAreas.revision(clinic.id);
    const answers = await Promise.all(
      callers.flatMap(({ id }, index) => [
        doing(clinic.server, chen, id, { type: 'mark-ready', ready: true }),
        doing(other, okoro, id, { type: 'assign', to: index % 2 === 0 ? chen.personId : okoro.personId }),
      ]),
    );
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    expect(await clinic.database.stores.waitingAreas.revision(clinic.id)).toBe(before + answers.length);
  });
});
