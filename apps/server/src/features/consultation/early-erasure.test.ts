import { routes } from '@anteroom/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const ingrid = 'ingrid@demo.anteroom.example';
const mei = 'mei.chen@demo.anteroom.example';
let server: ServerInMemory;

beforeEach(async () => {
  server = await startServerInMemory();
  await server.addAdministrator(ingrid);
  await server.addStaff(mei);
});
afterEach(() => server.close());

async function renalId() {
  const found = await server.database.stores.clinics.bySlug('renal');
  if (found === null) throw new Error('There is no clinic.');
  return found.clinic.id;
}

async function post(url: string, email: string, payload: object = {}) {
  const headers = { origin, cookie: await server.signIn(email) };
  return server.app.inject({ method: 'POST', url, headers, payload });
}

async function kept(email = ingrid): Promise<unknown> {
  const url = routes.keptWords.path.replace(':clinicId', await renalId());
  const answer = await server.app.inject({ url, headers: { cookie: await server.signIn(email) } });
  return answer.json();
}

/** Somebody comes, and is removed or stays; answers their stay. */
async function comes(firstName: string, isRemoved: boolean) {
  await server.clock.advance(1_000);
  const payload = { firstName, lastName: 'Andersson' };
  await server.app.inject({ method: 'POST', url: '/c/renal', headers: { origin }, payload });
  const open = await server.database.stores.consultations.openOf(await renalId());
  const id = open.toSorted((left, right) => right.consultation.arrivedAt - left.consultation.arrivedAt)[0]?.consultation
    .id;
  if (id === undefined) throw new Error(`${firstName} could not arrive.`);
  const url = routes.commandConsultation.path.replace(':consultationId', id);
  if (isRemoved) expect((await post(url, mei, { command: { type: 'remove' } })).statusCode).toBe(200);
  return id;
}

test('An administrator reads of how many stays something is kept, and erases it before its time', async () => {
  const change = { set: [{ setting: { key: 'keepTypedHours', value: 72 }, revision: 0 }], inherit: [] };
  expect((await post('/api/clinics/renal/settings', ingrid, change)).statusCode).toBe(200);
  const alice = await comes('Alice', true);
  const bo = await comes('Bo', true);
  const cai = await comes('Cai', false);
  expect(await kept()).toEqual({ stays: 2 });

  const erase = routes.eraseKeptWords.path.replace(':clinicId', await renalId());
  expect((await post(erase, ingrid)).json()).toEqual({ stays: 2 });
  const { stores } = server.database;
  expect(await stores.typedEntries.of([alice, bo])).toEqual([]);
  expect(await kept()).toEqual({ stays: 0 });
  // Who is here loses nothing.
  expect(await stores.typedEntries.of([cai])).not.toEqual([]);
  expect((await stores.audit.about(alice)).at(-1)).toMatchObject({ verb: 'erase-stay', actor: { kind: 'staff' } });
});

test('Whoever attends callers reads no such count, and erases nothing', async () => {
  expect(await kept(mei)).toEqual({ error: { code: 'forbidden' } });
  const erase = routes.eraseKeptWords.path.replace(':clinicId', await renalId());
  expect((await post(erase, mei)).statusCode).toBe(403);
});
