import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../../testing/server-in-memory.ts';

let server: ServerInMemory;

beforeEach(async () => {
  server = await startServerInMemory({ ARRIVALS_PER_MINUTE: '5' });
});
afterEach(() => server.close());

const amina = { firstName: 'Amina', lastName: 'Warsame', phone: '070 555 01 34' };

function open(path: string, headers: Record<string, string> = {}) {
  return server.app.inject({ url: `/c/renal${path}`, headers: { accept: 'text/html', ...headers } });
}

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return server.app.inject({
    method: 'POST',
    url: `/c/renal${path}`,
    headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

/** The cookies that an answer sets, to be sent back. */
function cookiesOf(answer: { readonly cookies: readonly { readonly name: string; readonly value: string }[] }): string {
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

describe('the set-up page', () => {
  test('comes filled in for staff who try their own clinic, and empty for everybody else', async () => {
    await server.addStaff('mei.chen@demo.anteroom.example');
    const cookie = await server.signIn('mei.chen@demo.anteroom.example');
    expect((await open('?practice', { cookie })).body).toMatch(
      /name="firstName"\s+value="Practice".*name="lastName"\s+value="caller"/s,
    );
    expect((await open('?practice')).body).toMatch(/name="firstName"\s+value="".*name="lastName"\s+value=""/s);
  });

  test('is a whole form without any script, with the emergency number', async () => {
    const { body, statusCode, headers } = await open('');
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<form id="setup" method="post" action="/c/renal"');
    for (const name of ['firstName', 'lastName', 'phone']) expect(body).toContain(`name="${name}"`);
    expect(body).toContain('href="tel:112"');
    expect(body).not.toMatch(/ on[a-z]+="|style="|<script(?![^>]* src=)/);
  });

  test('brings its style along, which the content security policy knows by its hash', async () => {
    const { body, headers } = await open('');
    const text = /<style>(.*?)<\/style>/s.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(text).digest('base64');
    expect(headers['content-security-policy']).toContain(`style-src 'self' 'sha256-${hash}';`);
    expect(body).not.toContain('rel="stylesheet"');
  });

  test('of a clinic that isn’t there is a plain page', async () => {
    const answer = await server.app.inject({ url: '/c/unknown', headers: { accept: 'text/html' } });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('There is no such page');
  });

  test('arrives: a cookie that scripts can’t read, and on to the waiting page', async () => {
    const answer = await post('', amina);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/c/renal/wait');
    expect(answer.cookies).toHaveLength(1);
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    expect(answer.cookies[0]?.value).toMatch(/^[\w-]{43}$/);
    const cookie = cookiesOf(answer);
    expect((await open('/wait', { cookie })).statusCode).toBe(200);
    const again = await open('', { cookie });
    expect([again.statusCode, again.headers.location]).toEqual([303, '/c/renal/wait']);
  });

  test('sent twice from one browser makes one stay', async () => {
    const cookie = cookiesOf(await post('', amina));
    const second = await post('', { ...amina, firstName: 'Other' }, { cookie });
    expect([second.statusCode, second.headers.location]).toEqual([303, '/c/renal/wait']);
    await server.addStaff('mei.chen@demo.anteroom.example');
    const staff = await server.signIn('mei.chen@demo.anteroom.example');
    const me = await server.app.inject({ url: '/api/me', headers: { cookie: staff } });
    expect(me.json()).toMatchObject({ clinics: [{ slug: 'renal', waiting: 1 }] });
  });

  test('shows every problem beside its field and keeps what was typed, as text', async () => {
    const answer = await post('', { firstName: '"><script>x</script>', lastName: ' ', phone: 'call me' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"');
    expect(answer.body).toContain('Please write your last name.</span>');
    expect(answer.body).toContain('Please write digits only, such as 070 123 45 67.</span>');
    expect(answer.body.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(answer.cookies).toEqual([]);
  });

  test('answers the light script in JSON', async () => {
    const accept = 'application/json';
    const refused = await post('', { ...amina, lastName: '' }, { accept });
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    expect(refused.json()).toEqual({ error: { code: 'invalid-input', field: 'lastName' } });
    const taken = await post('', amina, { accept });
    expect([taken.statusCode, taken.json()]).toEqual([201, { wait: '/c/renal/wait' }]);
    expect(taken.cookies).toHaveLength(1);
  });

  test.each([
    ['an unknown field', { ...amina, role: 'provider' }],
    ['a missing field', { firstName: 'Amina' }],
    ['another tick than the one', { ...amina, withoutCamera: 'maybe' }],
    ['far too long a name', { ...amina, firstName: 'x'.repeat(401) }],
    ['a prototype', { ...amina, __proto__x: '1' }],
  ])('refuses %s', async (_what, fields) => {
    const answer = await post('', fields, { accept: 'application/json' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ error: { code: 'invalid-input' } });
  });

  test('refuses the same field twice', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/c/renal',
      headers: { origin, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'firstName=Amina&firstName=Other&lastName=Warsame',
    });
    expect(answer.json()).toMatchObject({ error: { code: 'invalid-input' } });
  });

  test('lets somebody be phoned who can’t be seen, and asks them for a number', async () => {
    const without = await post('', { ...amina, phone: ' ', phoneMe: 'on' });
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('Please write your phone number.</span>');
    const answer = await post('', { ...amina, phoneMe: 'on' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/c/renal/wait']);
    const { clinics, consultations, typedEntries } = server.database.stores;
    const place = await clinics.bySlug('renal');
    if (place === null) throw new Error('There is no clinic.');
    const [stay] = await consultations.openOf(place.clinic.id);
    if (stay === undefined) throw new Error('Nobody waits.');
    // No grace runs for whoever waits at the telephone.
    expect(stay.consultation.callBackWantedSince).toBe(stay.consultation.arrivedAt);
    const [entry] = await typedEntries.of([stay.consultation.id], 'details');
    expect(Buffer.from(entry?.sealed ?? []).toString('latin1')).not.toContain('070 555');
  });

  test('says how strict the clinic is, with the words of that degree alone', async () => {
    const { clinics, settings } = server.database.stores;
    expect((await open('')).body).toMatch(/data-quality="warn-broken" hidden/);
    expect((await open('')).body).not.toContain('data-problem="slow"');
    const place = await clinics.bySlug('renal');
    if (place === null) throw new Error('There is no clinic.');
    const of = { clinicId: place.clinic.id };
    await settings.change(of, { key: 'callQuality', value: 'block-330' }, 0);
    expect((await open('')).body).toMatch(
      /data-quality="block-330"[\s\S]*data-outcome="block"[\s\S]*data-problem="slow"/,
    );
    await settings.change(of, { key: 'callQuality', value: 'off' }, 1);
    expect((await open('')).body).not.toContain('data-quality');
  });

  test('helps with the camera in the words of the browser', async () => {
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
    expect((await open('', { 'user-agent': firefox })).body).toContain('crossed-out camera');
    const inApp = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Mobile/15E148 [FBAN/FBIOS]';
    expect((await open('', { 'user-agent': inApp })).body).toContain('open it in Safari');
  });

  test('slows down one address, with a page that says so', async () => {
    for (let index = 0; index < 5; index++) expect((await post('', amina)).statusCode).toBe(303);
    const sixth = await post('', amina);
    expect(sixth.statusCode).toBe(429);
    expect(sixth.body).toContain('Too many tries');
    await server.clock.advance(60_000);
    expect((await post('', amina)).statusCode).toBe(303);
  });
});

describe('the pages after it', () => {
  test('without a stay lead back to the beginning', async () => {
    for (const cookie of ['', 'anteroom-stay-AAAAAAAAAAAAAAAAAAAAAA=x']) {
      const answer = await open('/wait', { cookie });
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/c/renal']);
    }
  });

  test('“Start again” ends the stay, asks first, and takes the cookie back', async () => {
    const cookie = cookiesOf(await post('', amina));
    expect((await open('/start-again', { cookie })).body).toContain('action="/c/renal/start-again"');
    const answer = await post('/start-again', {}, { cookie });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/c/renal']);
    expect(answer.cookies[0]?.value).toBe('');
    // Whoever kept a copy of the cookie has nothing in hand.
    expect((await open('/wait', { cookie })).headers.location).toBe('/c/renal');
  });

  test('say thank you', async () => {
    expect((await open('/thanks')).body).toContain('Thank you for your visit');
  });
});

describe('language and looks', () => {
  test.each([
    ['/?lang=de', {}, 'de'],
    ['/?lang=xx', { 'accept-language': 'de' }, 'de'],
    ['/', { cookie: 'anteroom-language=de', 'accept-language': 'en' }, 'de'],
    ['/?lang=en', { cookie: 'anteroom-language=de' }, 'en'],
    ['/', { 'accept-language': 'fr, de-AT;q=0.8, en;q=0.5' }, 'de'],
    ['/', {}, 'en'],
  ])('%s with %j speaks %s', async (query, headers: Record<string, string>, language) => {
    const { body } = await open(query.slice(1), headers);
    expect(body).toContain(`<html lang="${language}" dir="ltr"`);
    expect(body).toContain(language === 'de' ? 'Vorname' : 'First name');
  });

  test('keep a language that was chosen', async () => {
    const { cookies } = await open('?lang=de');
    expect(cookies).toMatchObject([{ name: 'anteroom-language', value: 'de', path: '/', sameSite: 'Lax' }]);
    expect((await open('')).cookies).toEqual([]);
  });

  test('take theme and contrast from the cookies, and nothing else that stands there', async () => {
    const dark = await open('', { cookie: 'anteroom-theme=dark; anteroom-contrast=more' });
    expect(dark.body).toContain('data-theme="dark" data-contrast="more"');
    const odd = await open('', { cookie: 'anteroom-theme=%22%3E%3Cscript%3E; anteroom-contrast=odd' });
    expect(odd.body).toMatch(/<html lang="en" dir="ltr"\s*>/);
  });

  test('are compressed as the browser likes it', async () => {
    expect((await open('', { 'accept-encoding': 'gzip, deflate, br' })).headers['content-encoding']).toBe('br');
    expect((await open('', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
    expect((await open('')).headers['content-encoding']).toBeUndefined();
  });
});

describe('scripts and styles', () => {
  test('come compressed and are kept for good', async () => {
    const answer = await server.app.inject({ url: '/assets/caller-abc.js', headers: { 'accept-encoding': 'br' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  test.each(['/assets/../.vite/manifest.json', '/assets/%2e%2e/index.html', '/assets/nothing.js', '/assets/'])(
    'and nothing else: %s',
    async (url) => {
      const answer = await server.app.inject({ url });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.headers['cache-control'] ?? '').not.toContain('immutable');
    },
  );
});
