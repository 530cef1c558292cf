import { routes, type SettingsView } from '@anteroom/protocol';
import type * as z from 'zod/mini';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, password, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

let server: ServerInMemory;
let administrator: string;
const email = 'ingrid@demo.anteroom.example';

beforeEach(async () => {
  server = await startServerInMemory({ ARRIVALS_PER_MINUTE: '1000', REQUESTS_PER_MINUTE: '100000' });
  const made = await server.identity.createPerson({ email, name: 'Ingrid', password });
  if (!made.ok) throw new Error(made.refusal);
  await server.database.addPerson({ id: made.value, name: 'Ingrid' });
  await server.organisations.addAdministrator('nordby', made.value);
  administrator = await server.signIn(email);
});
afterEach(() => server.close());

async function post(url: string, payload: object, cookie = administrator) {
  const answer = await server.app.inject({ method: 'POST', url, headers: { origin, cookie }, payload });
  return { status: answer.statusCode, body: answer.json<unknown>(), location: answer.headers.location };
}
async function get(url: string, cookie = administrator) {
  const answer = await server.app.inject({ url, headers: { cookie, accept: 'text/html' } });
  return { status: answer.statusCode, body: answer.body, headers: answer.headers };
}
async function clinicSettings(): Promise<SettingsView> {
  const answer = await server.app.inject({ url: '/api/clinics/renal/settings', headers: { cookie: administrator } });
  return routes.clinicSettings.reply.parse(answer.json());
}

const organisation = '/api/organisations/nordby/settings';
const clinic = '/api/clinics/renal/settings';
type Change = z.input<(typeof routes)['changeClinicSettings']['body']>;
const set = (setting: Change['set'][number]['setting'], revision = 0): Change => ({
  set: [{ setting, revision }],
  inherit: [],
});
const arrival = { firstName: 'Alice', lastName: 'Andersson' };
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.from('IHDR'),
  Buffer.from([0, 0, 0, 64, 0, 0, 0, 32, 8, 6, 0, 0, 0, 0, 0, 0, 0]),
]);

describe('Network addresses', () => {
  const hide = set({ key: 'hidesAddresses', value: true });

  test('can’t be hidden without a relay, and pages know that there is none', async () => {
    expect(await post(organisation, hide)).toMatchObject({ status: 409, body: { error: { code: 'relay-absent' } } });
    expect(JSON.parse((await get('/api/reach')).body)).toMatchObject({ relay: false });
  });

  test('are hidden by the organisation alone, for all of its clinics', async () => {
    await server.close();
    server = await startServerInMemory({ TURN_URLS: 'turn:relay.example.org', TURN_SECRET: 'a secret of the relay' });
    const made = await server.identity.createPerson({ email, name: 'Ingrid', password });
    if (!made.ok) throw new Error(made.refusal);
    await server.database.addPerson({ id: made.value, name: 'Ingrid' });
    await server.organisations.addAdministrator('nordby', made.value);
    administrator = await server.signIn(email);
    expect(JSON.parse((await get('/api/reach')).body)).toMatchObject({ relay: true });
    expect((await post(clinic, hide)).status).toBe(400);
    expect((await post(organisation, hide)).status).toBe(200);
    expect((await clinicSettings()).effective.hidesAddresses).toBe(true);
  });
});

test.each([5, 21, 7.5])('A call of %d people can’t be set', async (value) => {
  expect((await post(clinic, set({ key: 'mostInCall', value }))).status).toBe(400);
});

describe('What an organisation sets', () => {
  test('holds in its clinics, until they set something else and give it back', async () => {
    await post(organisation, set({ key: 'theme', value: 'dark' }));
    expect(await clinicSettings()).toMatchObject({
      effective: { theme: 'dark' },
      here: {},
      organisationSets: { theme: 'dark' },
      revisions: { theme: 0 },
    });
    await post(clinic, set({ key: 'theme', value: 'light' }));
    expect(await clinicSettings()).toMatchObject({
      effective: { theme: 'light' },
      inherited: { theme: 'dark' },
      here: { theme: 'light' },
    });
    await post(clinic, { set: [], inherit: [{ key: 'theme', revision: 1 }] });
    expect(await clinicSettings()).toMatchObject({ effective: { theme: 'dark' }, here: {}, revisions: { theme: 2 } });
  });

  test('isn’t overwritten unseen: a change on an older revision is refused, with all that came with it', async () => {
    await post(clinic, set({ key: 'theme', value: 'light' }));
    const both = {
      set: [
        { setting: { key: 'guestPhoto', value: 'off' }, revision: 0 },
        { setting: { key: 'theme', value: 'dark' }, revision: 0 },
      ],
      inherit: [],
    };
    expect(await post(clinic, both)).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', field: 'theme' } },
    });
    expect((await clinicSettings()).here).not.toHaveProperty('guestPhoto');
  });

  test('makes sense, or is refused', async () => {
    const refused = (field: string, code = 'invalid-input') => ({ body: { error: { code, field } } });
    expect(await post(clinic, set({ key: 'timeZone', value: 'Mars/Olympus' }, 1))).toMatchObject(refused('timeZone'));
    expect(await post(clinic, set({ key: 'accent', value: '#ffd800' }))).toMatchObject(
      refused('accent', 'accent-unreadable'),
    );
    // Only an organisation locks its staff's screens, and only a clinic switches its waiting area.
    expect(await post(clinic, set({ key: 'idleLockMinutes', value: 5 }))).toMatchObject(refused('idleLockMinutes'));
    const off = set({ key: 'waitingAreaSwitch', value: { isOn: false, message: '' } });
    expect(await post(organisation, off)).toMatchObject(refused('waitingAreaSwitch'));
    const stolen = { kind: 'picture', hash: 'x'.repeat(43), width: 1, height: 1 };
    expect(
      (await post(clinic, { set: [{ setting: { key: 'logo', value: stolen }, revision: 0 }], inherit: [] })).status,
    ).toBe(400);
  });
});

describe('A caller’s page', () => {
  test('shows the clinic’s colours, logo and policies', async () => {
    await post(organisation, set({ key: 'accent', value: '#7a1f5c' }));
    await post('/api/clinics/renal/logo', { data: png.toString('base64'), revision: 0 });
    await post(
      clinic,
      set({ key: 'privacyPolicy', value: { kind: 'text', text: '# Ours\n<script>alert(1)</script>' } }),
    );
    await post(clinic, set({ key: 'termsOfUse', value: { kind: 'link', url: 'https://hospital.example/terms' } }));
    const { body } = await get('/c/renal', '');
    const sheet = /href="(\/brand\/[^"]+)"/.exec(body)?.[1] ?? 'no sheet';
    const logo = /src="(\/pictures\/[^"]+)"/.exec(body)?.[1] ?? 'no logo';
    expect(await get(sheet, '')).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'public, max-age=31536000, immutable', 'content-type': 'text/css; charset=utf-8' },
    });
    expect((await get(sheet, '')).body).toContain('--accent:light-dark(#7a1f5c,');
    expect(await get(logo, '')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
    });
    const policy = await get('/c/renal/privacy', '');
    expect(policy.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(policy.body).not.toContain('<script>alert');
    expect((await get('/c/renal/terms', '')).headers.location).toBe('https://hospital.example/terms');
    // What is given back is kept no longer.
    await post(clinic, { set: [], inherit: [{ key: 'logo', revision: 1 }] });
    expect((await get(logo, '')).status).toBe(404);
  });

  test.each(['/brand/1-ffd800.css', '/brand/2-7a1f5c.css', '/brand/1-7A1F5C.css', '/brand/x.css', '/pictures/x'])(
    'finds nothing at %s',
    async (address) => {
      expect((await get(address, '')).status).toBe(404);
    },
  );

  test('takes no logo that isn’t a picture, or is too large', async () => {
    const upload = (data: Buffer) => post('/api/clinics/renal/logo', { data: data.toString('base64'), revision: 0 });
    expect(await upload(Buffer.from('<svg onload="alert(1)"/>'))).toMatchObject({
      status: 422,
      body: { error: { code: 'not-a-picture' } },
    });
    expect((await upload(Buffer.concat([png, Buffer.alloc(200_000)]))).status).toBe(413);
    expect((await upload(Buffer.alloc(300_000))).status).toBe(413);
  });
});

describe('The door', () => {
  test('of a waiting area that is switched off says so in the clinic’s words; those inside stay', async () => {
    const inside = await server.app.inject({ method: 'POST', url: '/c/renal', headers: { origin }, payload: arrival });
    const cookie = inside.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    await post(clinic, set({ key: 'waitingAreaSwitch', value: { isOn: false, message: 'Back on <Monday>.' } }));
    const door = await get('/c/renal', '');
    expect(door.status).toBe(200);
    expect(door.body).toContain('Back on &lt;Monday&gt;.');
    expect(door.body).not.toContain('id="firstName"');
    expect((await get('/c/renal/wait', cookie)).status).toBe(200);
    const late = await server.app.inject({
      method: 'POST',
      url: '/c/renal',
      headers: { origin, accept: 'application/json' },
      payload: arrival,
    });
    expect(late.json()).toMatchObject({ error: { code: 'waiting-area-off' } });
  });

  test('of a closed clinic turns everybody away who isn’t inside, until it opens again', async () => {
    expect((await post('/api/clinics/renal/close', {})).status).toBe(200);
    const door = await get('/c/renal', '');
    expect(door.status).toBe(410);
    expect(door.body).toContain('This clinic is closed');
    const late = await server.app.inject({ method: 'POST', url: '/c/renal', headers: { origin }, payload: arrival });
    expect(late.statusCode).toBe(410);
    const list = await server.app.inject({
      url: '/api/organisations/nordby/clinics',
      headers: { cookie: administrator },
    });
    expect(list.json()).toMatchObject({ clinics: [], total: 0, closed: 1 });
    await post('/api/clinics/renal/reopen', {});
    expect((await get('/c/renal', '')).status).toBe(200);
  });
});

describe('An old link', () => {
  const rename = (to: string, seen: string) =>
    post(`/api/clinics/${seen}/rename`, {
      to: { name: 'Renal clinic', slug: to },
      seen: { name: 'Renal clinic', slug: seen },
    });

  test('leads on: the caller’s, the staff’s pages and the programs’', async () => {
    expect((await rename('kidneys', 'renal')).status).toBe(200);
    expect(await get('/c/renal?lang=de', '')).toMatchObject({
      status: 302,
      headers: { location: '/c/kidneys?lang=de' },
    });
    expect(await get('/clinics/renal/configure/clinic')).toMatchObject({
      status: 307,
      headers: { location: '/clinics/kidneys/configure/clinic' },
    });
    expect(await get('/api/clinics/renal/settings')).toMatchObject({
      status: 307,
      headers: { location: '/api/clinics/kidneys/settings' },
    });
    // A form that was open while the clinic was renamed still brings its caller in.
    const posted = await server.app.inject({ method: 'POST', url: '/c/renal', headers: { origin }, payload: arrival });
    expect(posted.headers.location).toBe('/c/kidneys/wait');
  });

  test('tells nobody else that it ever led anywhere', async () => {
    await server.addStaff('mei@demo.anteroom.example');
    await post('/api/organisations/nordby/rename', {
      to: { name: 'Nordby', slug: 'nordby-health' },
      seen: { name: 'Nordby Hospital', slug: 'nordby' },
    });
    expect((await get('/api/organisations/nordby/settings')).status).toBe(307);
    expect((await get('/api/organisations/nordby/settings', '')).status).toBe(401);
    const stranger = await server.identity.createPerson({ email: 's@demo.anteroom.example', name: 'S', password });
    if (!stranger.ok) throw new Error(stranger.refusal);
    await server.database.addPerson({ id: stranger.value, name: 'S' });
    expect(
      (await get('/api/organisations/nordby/settings', await server.signIn('s@demo.anteroom.example'))).status,
    ).toBe(404);
  });

  test('stays the clinic’s: another organisation can’t take it, another clinic of the same one may', async () => {
    await rename('kidneys', 'renal');
    await server.organisations.create({ slug: 'sundby', name: 'Sundby' });
    const elsewhere = await server.clinics.create(
      { organisation: 'sundby', slug: 'renal', name: 'X' },
      { kind: 'operator' },
    );
    expect(elsewhere).toEqual({ ok: false, refusal: 'slug-taken' });
    expect((await post('/api/organisations/nordby/clinics', { name: 'New renal', slug: 'renal' })).status).toBe(200);
    expect((await get('/c/renal', '')).body).toContain('New renal');
    // And not back again: now it leads somewhere.
    expect(await rename('renal', 'kidneys')).toMatchObject({ status: 409, body: { error: { code: 'slug-taken' } } });
  });

  test('is taken back by the clinic itself', async () => {
    await rename('kidneys', 'renal');
    expect((await rename('renal', 'kidneys')).status).toBe(200);
    expect((await get('/c/kidneys', '')).headers.location).toBe('/c/renal');
  });

  test('isn’t made by somebody who saw an older name', async () => {
    const stale = { to: { name: 'B', slug: 'renal' }, seen: { name: 'Something else', slug: 'renal' } };
    expect(await post('/api/clinics/renal/rename', stale)).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict' } },
    });
  });
});

test('whoever makes a clinic administers it, and lets nobody in by that, not even themselves', async () => {
  const made = await post('/api/organisations/nordby/clinics', { name: 'Hands', slug: 'hands' });
  expect(made).toMatchObject({ status: 200, body: { name: 'Hands', slug: 'hands' } });
  const person = await server.identity.personByEmail(email);
  const actor = person === null ? null : await server.database.stores.access.actorOf(person);
  expect(actor?.clinics).toMatchObject([{ role: 'clinic-administrator', waitingArea: false, meetingRooms: false }]);
});
