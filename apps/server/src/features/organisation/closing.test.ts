import { afterEach, beforeEach, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const solberg = 'ingrid.solberg@demo.anteroom.example';
const caller = { firstName: 'Alice', lastName: 'Arrived' };
let server: ServerInMemory;
let cookie = '';

beforeEach(async () => {
  server = await startServerInMemory();
  await server.addAdministrator(solberg);
  cookie = await server.signIn(solberg);
});
afterEach(() => server.close());

const arrive = () =>
  server.app.inject({
    method: 'POST',
    url: '/c/renal',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(caller).toString(),
  });

async function asSolberg(path: string, payload: object = {}): Promise<unknown> {
  const answer = await server.app.inject({ method: 'POST', url: path, headers: { origin, cookie }, payload });
  return answer.json();
}

test('A closed organisation turns arrivals away with a plain page, and who waits goes on waiting', async () => {
  const alice = await arrive();
  const stay = alice.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  expect(await server.organisations.close('nordby')).toMatchObject({ ok: true, value: { clinics: 1 } });

  const page = await server.app.inject('/c/renal');
  expect(page.body).toContain('closed');
  expect(page.body).not.toContain('name="firstName"');
  expect((await arrive()).headers.location).toBeUndefined();
  const waiting = await server.app.inject({ url: '/c/renal/wait', headers: { cookie: stay } });
  expect(waiting.statusCode).toBe(200);

  await server.organisations.reopen('nordby');
  expect((await server.app.inject('/c/renal')).body).toContain('name="firstName"');
});

test('In a closed organisation its people make and open nothing, and invite nobody', async () => {
  const organisation = await server.database.stores.clinics.organisationBySlug('nordby');
  await server.organisations.close('nordby');
  const closed = { error: { code: 'organisation-closed' } };
  expect(await asSolberg('/api/clinics/renal/reopen')).toEqual(closed);
  expect(await asSolberg('/api/organisations/nordby/clinics', { name: 'Hands', slug: 'hands' })).toEqual(closed);
  const wanted = { email: 'new@nordby.example', role: 'organisation-reporter', locale: 'en' };
  expect(await asSolberg(`/api/organisations/${organisation?.id ?? ''}/invitations`, wanted)).toEqual(closed);
  // What has been is there to be read.
  const list = await server.app.inject({ url: '/api/organisations/nordby/clinics?closed=yes', headers: { cookie } });
  expect(list.json()).toMatchObject({ total: 1, clinics: [{ slug: 'renal' }] });
});
