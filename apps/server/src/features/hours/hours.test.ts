import type { OpeningHours } from '@anteroom/domain';
import { routes, type DoorView } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

const hour = 3_600_000;
const email = 'ingrid@demo.anteroom.example';
const office = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];
const workingDays: OpeningHours = { kind: 'weekly', days: [office, office, office, office, office, [], []] };

let server: ServerInMemory;
let cookie: string;

// Monday, 12 January 2026, ten o'clock in Stockholm.
beforeEach(async () => {
  server = await startServerInMemory({ ARRIVALS_PER_MINUTE: '1000' });
  await server.addAdministrator(email);
  cookie = await server.signIn(email);
  await set('openingHours', workingDays);
});
afterEach(() => server.close());

async function set(key: string, value: unknown, revision = 0) {
  // A session locks while the clock is moved on.
  cookie = await server.signIn(email);
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/clinics/renal/settings',
    headers: { origin, cookie },
    payload: { set: [{ setting: { key, value }, revision }], inherit: [] },
  });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}
async function door(slug = 'renal'): Promise<DoorView & { readonly kept: unknown }> {
  const answer = await server.app.inject({
    url: `/api/doors/${slug}`,
    headers: { origin: 'https://elsewhere.example' },
  });
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  return { ...routes.door.reply.parse(answer.json()), kept: answer.headers['cache-control'] };
}
async function page(headers: Readonly<Record<string, string>> = {}) {
  const answer = await server.app.inject({ url: '/c/renal', headers: { accept: 'text/html', ...headers } });
  return { status: answer.statusCode, body: answer.body.replace(/\s+/g, ' ') };
}
function arrive(headers: Readonly<Record<string, string>> = {}) {
  return server.app.inject({
    method: 'POST',
    url: '/c/renal',
    headers: { origin, ...headers },
    payload: { firstName: 'Alice', lastName: 'Andersson' },
  });
}

describe('The door of a clinic', () => {
  test('says to everybody whether it is open, what comes next, and for how long that may be kept', async () => {
    const now = server.clock.now();
    expect(await door()).toEqual({
      door: 'open',
      opensAt: null,
      closesAt: now + 2 * hour,
      timeZone: 'Europe/Stockholm',
      now,
      kept: 'public, max-age=15',
    });
    await server.clock.advance(2 * hour - 5_000);
    expect((await door()).kept).toBe('public, max-age=5');
    await server.clock.advance(5_000);
    expect(await door()).toMatchObject({ door: 'out-of-hours', opensAt: now + 3 * hour, closesAt: null });
    await set('waitingAreaSwitch', { isOn: false, message: '' });
    expect(await door()).toMatchObject({ door: 'off', opensAt: null, closesAt: null });
    await server.app.inject({
      method: 'POST',
      url: '/api/clinics/renal/close',
      headers: { origin, cookie },
      payload: {},
    });
    expect(await door()).toMatchObject({ door: 'closed', opensAt: null, closesAt: null });
  });

  test('is found by a former slug too, and is nothing where there is no clinic', async () => {
    await server.app.inject({
      method: 'POST',
      url: '/api/clinics/renal/rename',
      headers: { origin, cookie },
      payload: { to: { name: 'Kidneys', slug: 'kidneys' }, seen: { name: 'Renal clinic', slug: 'renal' } },
    });
    expect((await door('renal')).door).toBe('open');
    expect((await server.app.inject({ url: '/api/doors/nobody' })).statusCode).toBe(404);
  });
});

describe('Out of hours', () => {
  test('the link is a calm page that says when it opens, with the emergency notice', async () => {
    await server.clock.advance(7.5 * hour);
    const { status, body } = await page();
    expect(status).toBe(200);
    expect(body).toContain('The waiting area is closed');
    expect(body).toContain('It opens tomorrow at 08:00.');
    expect(body).toContain('By the clinic’s clock: Central European Time.');
    expect(body).toContain('href="tel:112"');
    expect(body).not.toContain('id="firstName"');
    expect((await page({ 'accept-language': 'de-AT,de;q=0.9' })).body).toContain('Öffnet morgen um 08:00 Uhr.');
    // Times as they are written where the reader is.
    expect((await page({ 'accept-language': 'en-US,en' })).body).toMatch(/It opens tomorrow at 8:00.AM\./);
  });

  test('it says the day, and what is special about the days to come', async () => {
    const feast = { from: '2026-01-19', to: '2026-01-19', name: 'St <Knut>', times: [] };
    await set('oneOffDays', [feast, { ...feast, from: '2026-01-17', to: '2026-01-17', name: '', times: office }]);
    await server.clock.advance(4 * 24 * hour + 8 * hour);
    const friday = await page();
    expect(friday.body).toContain('It opens tomorrow at 08:00.');
    expect(friday.body).toContain('Other hours than usual');
    expect(friday.body).toContain('St &lt;Knut&gt;');
    await server.clock.advance(24 * hour);
    expect((await page()).body).toMatch(/It opens on Tuesday,? 20 January at 08:00\./);
  });

  test('nobody comes in, over the API neither, and those inside stay', async () => {
    const inside = await arrive();
    const stay = inside.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    await server.clock.advance(2 * hour);
    const late = await arrive({ accept: 'application/json' });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toEqual({ error: { code: 'out-of-hours' } });
    const form = await arrive({ accept: 'text/html' });
    expect(form.body).toContain('It opens today at 13:00.');
    expect(form.cookies).toEqual([]);
    const wait = await server.app.inject({ url: '/c/renal/wait', headers: { cookie: stay, accept: 'text/html' } });
    expect(wait.statusCode).toBe(200);
    await server.clock.advance(hour);
    expect((await arrive({ accept: 'application/json' })).statusCode).toBe(201);
  });
});

describe('Hours', () => {
  test('that make no sense are refused', async () => {
    const overlapping = [office[0], { from: '11:00', to: '14:00' }];
    for (const [key, value] of [
      ['openingHours', { kind: 'weekly', days: [overlapping, [], [], [], [], [], []] }],
      ['openingHours', { kind: 'weekly', days: [office] }],
      ['openingHours', { kind: 'sometimes' }],
      ['holidays', [{ from: '2026-02-30', to: '2026-02-30', name: '', times: [] }]],
      ['oneOffDays', [{ from: '2026-02-03', to: '2026-02-02', name: '', times: [] }]],
    ] as const) {
      const { status, body } = await set(key, value, 1);
      expect([status, body], JSON.stringify(value)).toMatchObject([400, { error: { code: 'invalid-input' } }]);
    }
    expect((await door()).door).toBe('open');
  });

  test('of an organisation hold in its clinics, with its holidays, until they have their own', async () => {
    await server.app.inject({
      method: 'POST',
      url: '/api/organisations/nordby/settings',
      headers: { origin, cookie },
      payload: {
        set: [
          {
            setting: {
              key: 'holidays',
              value: [{ from: '2026-01-12', to: '2026-01-12', name: 'Founder’s day', times: [] }],
            },
            revision: 0,
          },
        ],
        inherit: [],
      },
    });
    expect((await door()).door).toBe('out-of-hours');
    await set('oneOffDays', [{ from: '2026-01-12', to: '2026-01-12', name: '', times: office }]);
    expect((await door()).door).toBe('open');
  });

  test('a waiting area that is off says so in the reader’s language, where the clinic gave it', async () => {
    const translations = [{ language: 'de', text: 'Gleich zurück.' }];
    await set('waitingAreaSwitch', { isOn: false, message: 'Back soon.', translations });
    expect((await page()).body).toContain('Back soon.');
    expect((await page({ 'accept-language': 'de' })).body).toContain('Gleich zurück.');
  });
});
