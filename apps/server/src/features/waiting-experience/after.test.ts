import { routes, type SettingsChange } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';
import { newToken, hashOfToken } from '../../platform/tokens.ts';

let server: ServerInMemory;
let administrator: string;

beforeEach(async () => {
  server = await startServerInMemory({ ARRIVALS_PER_MINUTE: '1000', REQUESTS_PER_MINUTE: '100000' });
  await server.addAdministrator('ingrid@demo.anteroom.example');
  administrator = await server.signIn('ingrid@demo.anteroom.example');
});
afterEach(() => server.close());

async function post(url: string, payload: object, cookie = administrator) {
  const answer = await server.app.inject({ method: 'POST', url, headers: { origin, cookie }, payload });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

type Setting = SettingsChange['set'][number]['setting'];
const save = (setting: Setting, revision = 0, where = 'clinics/renal') =>
  post(`/api/${where}/settings`, { set: [{ setting, revision }], inherit: [] });

async function upload(bytes: Buffer, where = 'clinics/renal') {
  const answer = await post(`/api/${where}/waiting-files`, { data: bytes.toString('base64') });
  const parsed = routes.uploadClinicWaitingFile.reply.safeParse(answer.body);
  return { ...answer, hash: parsed.success ? parsed.data.file.hash : 'none' };
}

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.from('IHDR'),
  Buffer.from([0, 0, 0, 64, 0, 0, 0, 32, 8, 6, 0, 0, 0, 0, 0, 0, 0]),
]);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');
const picture = (hash: string) =>
  ({ kind: 'picture', id: 'p', onlyFor: null, hash, width: 64, height: 32, description: [] }) as const;
const leaflet = (hash: string) =>
  ({
    kind: 'document',
    id: 'd',
    onlyFor: null,
    hash,
    size: pdf.length,
    title: [{ language: 'en', text: 'Leaflet' }],
  }) as const;

describe('A file for the waiting page', () => {
  test('is served so that it can do nothing, under an address that is kept for good', async () => {
    const image = await upload(png);
    const document = await upload(pdf);
    expect([image.status, document.status]).toEqual([200, 200]);
    const shown = await server.app.inject({ url: `/waiting-files/${image.hash}` });
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const saved = await server.app.inject({ url: `/waiting-files/${document.hash}` });
    expect(saved.headers).toMatchObject({ 'content-type': 'application/pdf' });
    expect(saved.headers['content-disposition']).toMatch(/^attachment; filename="[\w-]+\.pdf"$/);
    expect(saved.rawPayload.equals(pdf)).toBe(true);
  });

  test.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 422],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 422],
    ['a picture of too many bytes', Buffer.concat([png, Buffer.alloc(1_000_000)]), 413],
  ])('that is %s is refused', async (_what, bytes, status) => {
    expect((await upload(bytes)).status).toBe(status);
  });

  test('can be named by its own clinic, and by clinics of the organisation whose it is, and by nobody else', async () => {
    await server.organisations.create({ slug: 'sundby', name: 'Sundby' });
    await server.clinics.create({ organisation: 'sundby', slug: 'hands', name: 'Hands' }, { kind: 'operator' });
    await server.addAdministrator('other@demo.anteroom.example', 'sundby');
    const own = await upload(png);
    const above = await upload(pdf, 'organisations/nordby');
    administrator = await server.signIn('other@demo.anteroom.example');
    const foreign = await upload(png, 'clinics/hands');
    administrator = await server.signIn('ingrid@demo.anteroom.example');
    const shows = (value: Extract<Setting, { key: 'waitingContent' }>['value'], revision = 0) =>
      save({ key: 'waitingContent', value }, revision);
    const refusal = { status: 400, body: { error: { code: 'invalid-input', field: 'waitingContent' } } };

    expect(foreign.hash).not.toBe(own.hash);
    expect(await shows([picture(foreign.hash)])).toMatchObject(refusal);
    expect(await shows([picture('x'.repeat(43))])).toMatchObject(refusal);
    // A document is no picture.
    expect(await shows([picture(above.hash)])).toMatchObject(refusal);
    expect(await shows([leaflet(own.hash)])).toMatchObject(refusal);
    expect(await shows([picture(own.hash), leaflet(above.hash)])).toMatchObject({ status: 200 });
    expect(await save({ key: 'waitingContent', value: [picture(own.hash)] }, 0, 'organisations/nordby')).toMatchObject(
      refusal,
    );
  });

  test('that nothing names is let go of after a day', async () => {
    const kept = await upload(png);
    const unused = await upload(pdf);
    await save({ key: 'waitingContent', value: [picture(kept.hash)] });
    await server.start();
    await server.clock.advance(25 * 60 * 60_000);
    const status = async (hash: string) => (await server.app.inject({ url: `/waiting-files/${hash}` })).statusCode;
    await expect.poll(() => status(unused.hash)).toBe(404);
    expect(await status(kept.hash)).toBe(200);
  });
});

/** The browser of somebody who was seen and is through: its cookie opens nothing but the survey. */
async function wasSeen(): Promise<string> {
  const arrived = await server.app.inject({
    method: 'POST',
    url: '/c/renal',
    headers: { origin },
    payload: { firstName: 'Alice', lastName: 'Andersson' },
  });
  const [cookie] = arrived.cookies;
  const hash = cookie === undefined ? null : hashOfToken(cookie.value);
  if (cookie === undefined || hash === null) throw new Error('Alice could not arrive.');
  const { stores } = server.database;
  const found = await stores.callerTokens.find(hash);
  if (found === null) throw new Error('Alice has no stay.');
  await stores.surveys.issue(found.consultationId, server.clock.now());
  await stores.callerTokens.destroy(found.consultationId);
  return `${cookie.name}=${cookie.value}`;
}

async function page(url: string, cookie = '') {
  const answer = await server.app.inject({ url, headers: { cookie, accept: 'text/html' } });
  return answer.body;
}

async function answers(cookie: string, fields: Readonly<Record<string, string>>) {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/c/renal/survey',
    headers: { origin, cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: answer.statusCode, location: answer.headers.location, body: answer.body };
}

async function report(cookie = administrator) {
  const answer = await server.app.inject({ url: '/api/clinics/renal/survey', headers: { cookie } });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

describe('After the visit', () => {
  test('stand the clinic’s own thanks, as text, in the reader’s language', async () => {
    const words = [
      { language: 'en', text: 'Thank you, **all the best**. <script>alert(1)</script>' },
      { language: 'de', text: 'Alles Gute!' },
    ];
    await save({ key: 'afterwards', value: { kind: 'thanks', words } });
    const english = await page('/c/renal/thanks');
    expect(english).toContain('<b>all the best</b>');
    expect(english).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(await page('/c/renal/thanks?lang=de')).toContain('Alles Gute!');
  });

  test('stands the way to the clinic’s page, and where it leads; nobody is sent there unasked', async () => {
    expect((await save({ key: 'afterwards', value: { kind: 'page', url: 'http://hospital.example' } })).status).toBe(
      400,
    );
    await save({ key: 'afterwards', value: { kind: 'page', url: 'https://www.hospital.example/after?x=1' } });
    const body = await page('/c/renal/thanks');
    expect(body).toContain('href="https://www.hospital.example/after?x=1" rel="noopener noreferrer"');
    expect(body).toContain('<bdi>hospital.example</bdi>');
    expect(body).not.toMatch(/http-equiv="refresh"/);
  });
});

describe('The survey', () => {
  beforeEach(() => save({ key: 'afterwards', value: { kind: 'survey', words: [] } }));

  test('is asked of whoever was seen, once', async () => {
    const alice = await wasSeen();
    expect(await page('/c/renal/thanks')).not.toContain('name="score"');
    expect(await page('/c/renal/thanks', alice)).toContain('name="score"');
    expect(await answers(alice, { sentence: 'No score' })).toMatchObject({ status: 422 });
    expect(await answers(alice, { score: '6' })).toMatchObject({ status: 422 });
    expect(await answers(alice, { score: '5', sentence: 'Kind people.' })).toMatchObject({
      status: 303,
      location: '/c/renal/thanks?answered',
    });
    expect(await page('/c/renal/thanks?answered', alice)).toContain('Thank you for your answer');
    expect(await page('/c/renal/thanks', alice)).not.toContain('name="score"');
    expect(await answers(alice, { score: '1' })).toMatchObject({ status: 303, location: '/c/renal/thanks' });
  });

  test('can be left unanswered, and is over then, as it is after a day', async () => {
    const alice = await wasSeen();
    expect(await answers(alice, { score: '3', skip: 'on' })).toMatchObject({ location: '/c/renal/thanks' });
    expect(await page('/c/renal/thanks', alice)).not.toContain('name="score"');
    const bob = await wasSeen();
    await server.clock.advance(24 * 60 * 60_000 + 1);
    expect(await page('/c/renal/thanks', bob)).not.toContain('name="score"');
    expect(await answers(bob, { score: '1' })).toMatchObject({ location: '/c/renal/thanks' });
    const stranger = `anteroom-stay-x=${newToken()}`;
    expect(await answers(stranger, { score: '1' })).toMatchObject({ location: '/c/renal/thanks' });
  });

  test('is reported by the handful, without anything of whose an answer is', async () => {
    const words = ['Kind people.', 'Good.', '', 'The sound was bad.'];
    for (const [index, sentence] of words.entries()) {
      await answers(await wasSeen(), { score: String(index + 2), sentence });
      expect((await report()).body).toEqual({ summary: null, sentences: [], total: 0 });
    }
    await answers(await wasSeen(), { score: '1', sentence: '=1+1 <b>' });
    const { body } = await report();
    expect(body).toMatchObject({
      summary: { answers: 5, mean: 3, counts: { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 } },
      total: 4,
    });
    const text = JSON.stringify(body);
    for (const sentence of ['Kind people.', 'Good.', 'The sound was bad.', '=1+1 <b>'])
      expect(text).toContain(sentence);
    expect(text).not.toMatch(/Alice|Andersson/);
    // And in no table as it was typed.
    const { answers: stored } = await server.database.stores.surveys.sentences(
      (await server.database.stores.clinics.bySlug('renal'))?.clinic.id ?? fail(),
      0,
      { limit: 10, offset: 0 },
    );
    for (const { sentence } of stored) expect(Buffer.from(sentence ?? []).toString()).not.toContain('Kind people');
  });

  test('is reported to whoever sees the clinic’s reports, and to nobody else', async () => {
    await server.addStaff('mei.chen@demo.anteroom.example');
    expect((await report(await server.signIn('mei.chen@demo.anteroom.example'))).status).toBe(403);
    expect((await report('')).status).toBe(401);
    expect((await report()).status).toBe(200);
  });
});

function fail(): never {
  throw new Error('There is no such clinic.');
}
