import { routes } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const mei = 'mei.chen@demo.anteroom.example';
let server: ServerInMemory;
let cookie: string;

beforeEach(async () => {
  server = await startServerInMemory();
  await server.addStaff(mei);
  cookie = await server.signIn(mei);
});
afterEach(() => server.close());

async function arrives(firstName: string, more: Readonly<Record<string, string>> = {}) {
  await server.clock.advance(60_000);
  const payload = { firstName, lastName: 'Warsame', ...more };
  const answer = await server.app.inject({ method: 'POST', url: '/c/renal', headers: { origin }, payload });
  expect(answer.statusCode).toBe(303);
}

async function renalId() {
  const found = await server.database.stores.clinics.bySlug('renal');
  if (found === null) throw new Error('There is no clinic.');
  return found.clinic.id;
}

test('Dr Chen reads whom to phone, those who asked for it first, and it is noted that she did', async () => {
  await arrives('Amina', { phone: '070 555 01 34' });
  await arrives('Bo');
  await arrives('Alice', { phone: '+46 70 555 01 35', phoneMe: 'on' });
  const clinicId = await renalId();
  const answer = await server.app.inject({ url: `/api/clinics/${clinicId}/phone-back`, headers: { cookie } });
  const list = routes.phoneBackList.reply.parse(answer.json());
  expect(list.entries.map(({ firstName, phone, phoneWanted }) => [firstName, phone, phoneWanted])).toEqual([
    ['Alice', '+46 70 555 01 35', true],
    ['Amina', '070 555 01 34', false],
    ['Bo', '', false],
  ]);
  expect(list.more).toBe(0);
  const noted = await server.database.stores.audit.about(clinicId);
  expect(noted.at(-1)).toMatchObject({ verb: 'list-phone-back', actor: { kind: 'staff' } });
});

test('The file of it holds no formula, whatever somebody typed', async () => {
  await arrives('=HYPERLINK("https://evil.test")', { phone: '+46 70 555 01 35', phoneMe: 'on' });
  const clinicId = await renalId();
  const file = await server.app.inject({ url: `/clinics/${clinicId}/phone-back.csv`, headers: { cookie } });
  expect(file.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="phone-back.csv"',
    'cache-control': 'no-store',
  });
  const [head, line] = file.body.split('\r\n');
  expect(head).toBe('\ufeffLast name,First name,Phone,Wants to be phoned,Status,Arrived');
  expect(line).toContain(`Warsame,"'=HYPERLINK(""https://evil.test"")",'+46 70 555 01 35,yes,Waiting,`);
  const noted = await server.database.stores.audit.about(clinicId);
  expect(noted.at(-1)).toMatchObject({ verb: 'export-phone-back' });
  expect(JSON.stringify(noted)).not.toContain('Warsame');
});

test('Whoever was phoned is off the list and counts as seen, and their words are gone', async () => {
  await arrives('Amina', { phone: '070 555 01 34', phoneMe: 'on' });
  const { stores } = server.database;
  const [stay] = await stores.consultations.openOf(await renalId());
  const id = stay?.consultation.id;
  if (id === undefined) throw new Error('Nobody waits.');
  const phoned = () =>
    server.app.inject({
      method: 'POST',
      url: routes.commandConsultation.path.replace(':consultationId', id),
      headers: { origin, cookie },
      payload: { command: { type: 'phoned' } },
    });
  expect((await phoned()).statusCode).toBe(200);
  expect((await stores.consultations.load(id))?.consultation).toMatchObject({ status: 'ended', outcome: 'completed' });
  expect(await stores.typedEntries.of([id])).toEqual([]);
  const noted = await stores.audit.about(id);
  expect(noted.at(-1)).toMatchObject({ verb: 'phoned', actor: { kind: 'staff' } });
  const again = await phoned();
  expect([again.statusCode, again.json()]).toEqual([409, { error: { code: 'consultation-ended' } }]);
});

test('Nobody else reads it', async () => {
  await arrives('Amina', { phone: '070 555 01 34' });
  const clinicId = await renalId();
  for (const url of [`/api/clinics/${clinicId}/phone-back`, `/clinics/${clinicId}/phone-back.csv`]) {
    const answer = await server.app.inject({ url });
    expect([answer.statusCode, answer.body.includes('Warsame')]).toEqual([401, false]);
  }
});
