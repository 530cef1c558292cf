import { noPermission } from '@anteroom/domain';
import { myClinicsAtHand, routes } from '@anteroom/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const chen = 'mei.chen@demo.anteroom.example';
const ingrid = 'ingrid.solberg@demo.anteroom.example';
let server: ServerInMemory;
let cookies: ReadonlyMap<string, string>;

/** Thirty clinics beside the renal one; Dr Chen works in all of them. */
beforeAll(async () => {
  server = await startServerInMemory();
  await server.addStaff(chen);
  await server.addAdministrator(ingrid);
  const id = await server.identity.personByEmail(chen);
  if (id === null) throw new Error('There is nobody.');
  for (let number = 1; number <= 30; number += 1) {
    const slug = `clinic-${String(number).padStart(2, '0')}`;
    const made = await server.clinics.create(
      { organisation: 'nordby', slug, name: `Clinic ${slug.slice(-2)}` },
      { kind: 'operator' },
    );
    if (!made.ok) throw new Error(made.refusal);
    await server.clinics.grant(made.value.id, id, 'team-member', noPermission, { kind: 'operator' });
  }
  cookies = new Map([
    [chen, await server.signIn(chen)],
    [ingrid, await server.signIn(ingrid)],
  ]);
});
afterAll(() => server.close());

async function reads(who: string, url: string) {
  return server.app.inject({ url, headers: { cookie: cookies.get(who) ?? '' } });
}

async function namesIn(query: string) {
  const { clinics, total } = routes.listMyClinics.reply.parse((await reads(chen, `/api/me/clinics${query}`)).json());
  return { total, names: clinics.map(({ name }) => name) };
}

test('who has many clinics begins with a few, and knows how many there are', async () => {
  const me = routes.me.reply.parse((await reads(chen, '/api/me')).json());
  expect(me.clinics).toHaveLength(myClinicsAtHand);
  expect(me.clinicCount).toBe(31);
  expect(me.standing.clinics).toHaveLength(31);
});

test('the others come by page and by search', async () => {
  const first = await namesIn('');
  expect([first.total, first.names.length, first.names[0]]).toEqual([31, 25, 'Clinic 01']);
  expect((await namesIn('?page=2')).names).toEqual([
    ...['26', '27', '28', '29', '30'].map((n) => `Clinic ${n}`),
    'Renal clinic',
  ]);
  expect(await namesIn('?search=RENAL')).toEqual({ total: 1, names: ['Renal clinic'] });
  expect(await namesIn('?search=nordby&page=3')).toEqual({ total: 31, names: [] });
  expect(await namesIn('?search=nowhere')).toEqual({ total: 0, names: [] });
});

test('one of them is found by its slug, and what one doesn’t belong to isn’t there', async () => {
  expect((await reads(chen, '/api/clinics/clinic-29')).json()).toMatchObject({
    name: 'Clinic 29',
    role: 'team-member',
  });
  expect((await reads(chen, '/api/clinics/clinic-99')).statusCode).toBe(404);
});

test('a clinic that has closed is left to whoever may open it again', async () => {
  const found = await server.database.stores.clinics.bySlug('clinic-30');
  if (found === null) throw new Error('There is no such clinic.');
  await server.database.stores.clinics.setClosed(found.clinic.id, server.clock.now());
  expect((await reads(chen, '/api/clinics/clinic-30')).statusCode).toBe(404);
  expect((await namesIn('')).total).toBe(30);
  expect((await reads(ingrid, '/api/clinics/clinic-30')).json()).toMatchObject({
    isClosed: true,
    role: 'organisation-administrator',
  });
});
