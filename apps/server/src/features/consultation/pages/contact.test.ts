import type { PrecallFindings } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../../testing/server-in-memory.ts';

let server: ServerInMemory;
beforeEach(async () => {
  server = await startServerInMemory();
});
afterEach(() => server.close());

const path = '/c/renal/contact';
const hello = { name: 'Alice', email: 'alice@demo.anteroom.example', message: 'The picture is black.' };
const found: PrecallFindings = {
  browser: 'works',
  server: 'works',
  socket: 'works',
  media: 'works',
  down: 900,
  up: 400,
  roundTrip: 40,
  late: 0,
  camera: 'broken',
  microphone: 'works',
  speaker: 'works',
  used: { browser: 'firefox', version: 140, system: 'android', isInApp: false },
};
const report = JSON.stringify(found);

async function hasSupport(): Promise<void> {
  const place = await server.database.stores.clinics.bySlug('renal');
  if (place === null) throw new Error('There is no clinic.');
  const value = { email: 'help@demo.anteroom.example', phone: '' };
  await server.database.stores.settings.change({ clinicId: place.clinic.id }, { key: 'supportContact', value }, 0);
}

function post(fields: Record<string, string>, remoteAddress = '192.0.2.1') {
  const headers = { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
  const payload = new URLSearchParams(fields).toString();
  return server.app.inject({ method: 'POST', url: path, headers, payload, remoteAddress });
}
const letters = () => server.database.stores.mailbox.newest();

describe('writing to support', () => {
  test('is there where a clinic or its organisation named an address, and nowhere else', async () => {
    expect((await server.app.inject({ url: path })).statusCode).toBe(404);
    expect((await post(hello)).statusCode).toBe(404);
    await hasSupport();
    expect((await server.app.inject({ url: path })).body).toContain('Nothing is kept here.');
    expect((await server.app.inject({ url: '/c/renal' })).body).toContain(`href="${path}"`);
  });

  test('mails what was typed, and nothing else', async () => {
    await hasSupport();
    const { statusCode, headers } = await post(hello);
    expect([statusCode, headers.location]).toEqual([303, `${path}?sent`]);
    expect((await server.app.inject({ url: `${path}?sent` })).body).toContain('Your message is sent');
    const [letter] = await letters();
    expect(letter?.to).toBe('help@demo.anteroom.example');
    expect(letter?.text).toBe(
      'Somebody wrote this with the form of Renal clinic. Nobody has checked who.\n\n> The picture is black.\n\nName: Alice\n\nAnswer to: alice@demo.anteroom.example\n',
    );
    expect(letter?.subject).toContain('Renal clinic');
    expect(server.log.join('')).not.toMatch(/black|Alice|alice@/);
  });

  test('takes hostile words as words', async () => {
    await hasSupport();
    const hostile = '<script>alert(1)</script>\r\nBcc: everybody@demo.anteroom.example\r\nhttps://evil.example/';
    expect((await post({ ...hello, name: hostile.slice(0, 80), message: hostile })).statusCode).toBe(303);
    const [letter] = await letters();
    expect(letter?.html).not.toContain('<script>');
    expect(letter?.html).not.toContain('href="https://evil');
    expect(letter?.subject).not.toMatch(/[\r\n]|Bcc/);
    expect(letter?.to).toBe('help@demo.anteroom.example');
  });

  test.each([
    ['nothing', { ...hello, message: ' ' }, 422, 'Please write what doesn’t work.'],
    ['an address that is two', { ...hello, email: 'a@b, c@d' }, 422, 'Please check this address'],
    ['a field of their own', { ...hello, to: 'a@b' }, 400, ''],
    ['far too much', { ...hello, message: 'x'.repeat(2_001) }, 400, ''],
    ['a report that no test of ours wrote', { ...hello, report: '{"camera":"<b>"}', withReport: 'on' }, 400, ''],
  ])('refuses %s, and keeps what was typed', async (_what, fields, status, words) => {
    await hasSupport();
    const answer = await post(fields);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(words);
    if (status === 422) expect(answer.body).toContain('value="Alice"');
    expect(await letters()).toEqual([]);
  });

  test('floods nobody', async () => {
    await hasSupport();
    const codes = [];
    for (let time = 0; time < 6; time += 1) codes.push((await post(hello)).statusCode);
    expect(codes).toEqual([303, 303, 303, 303, 303, 429]);
    expect((await post(hello, '198.51.100.7')).statusCode).toBe(303);
    expect(await letters()).toHaveLength(6);
  });

  test('counts a line break as a browser does', async () => {
    await hasSupport();
    expect((await post({ ...hello, message: `${'x'.repeat(1_000)}\r\n${'x'.repeat(999)}` })).statusCode).toBe(303);
  });

  test('is not there in a clinic that was closed', async () => {
    await hasSupport();
    const place = await server.database.stores.clinics.bySlug('renal');
    if (place === null) throw new Error('There is no clinic.');
    await server.database.stores.clinics.setClosed(place.clinic.id, 1);
    expect((await post(hello)).statusCode).toBe(404);
  });
});

describe('what a pre-call test found', () => {
  test('is shown before it is sent, and comes along only with a tick', async () => {
    await hasSupport();
    const begun = await post({ report, step: 'begin' });
    expect(begun.statusCode).toBe(200);
    expect(begun.body).toMatch(/name="withReport"\s+value="on"\s+checked/);
    expect(begun.body).toContain('<li>Camera:');
    expect(await letters()).toEqual([]);

    await post({ ...hello, report });
    await post({ ...hello, report, withReport: 'on' });
    const [withIt, without] = await letters();
    expect(without?.text).not.toContain('Camera:');
    expect(withIt?.text).toMatch(/What the test of the device found:\n[^]*Camera:/);
  });

  test('stays ticked or not while something else is put right', async () => {
    await hasSupport();
    const wrong = { ...hello, message: '', report };
    expect((await post(wrong)).body).not.toMatch(/value="on"\s+checked/);
    expect((await post({ ...wrong, withReport: 'on' })).body).toMatch(/value="on"\s+checked/);
  });
});
