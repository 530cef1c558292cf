import { createServer, type IncomingHttpHeaders } from 'node:http';
import { isClinicId, type ClinicId } from '@anteroom/domain';
import { afterEach, describe, expect, test } from 'vitest';
import { createMemoryDatabase } from '../../database/memory-database.ts';
import { addClinic } from '../../database/testing/world.ts';
import { readConfiguration } from '../../platform/configuration.ts';
import { createMemoryLog } from '../../testing/memory-log.ts';
import { createSmsSender } from './create-sms-sender.ts';
import type { Sms } from './sms-sender.ts';

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A gateway that keeps what it is asked, and answers as it is told: a status and a body, or nothing at all. */
async function startGateway(...answers: readonly (readonly [status: number, body?: string] | 'cut')[]) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const answer = answers[asked.length] ?? [200, '{}'];
      asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      if (answer === 'cut') return void request.socket.destroy();
      response
        .writeHead(answer[0], { 'content-type': 'application/json', location: '/elsewhere' })
        .end(answer[1] ?? '{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The gateway has no port.');
  return { asked, url: `http://127.0.0.1:${address.port}/send` };
}

async function senderOf(environment: Record<string, string>) {
  const read = readConfiguration({ NODE_ENV: 'test', ...environment }, { https: false });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const database = createMemoryDatabase();
  closings.push(() => database.close());
  const clinic = await addClinic(database.stores);
  const log = createMemoryLog();
  const store = database.stores.sms;
  const sms = createSmsSender({ configuration: read.configuration, store, clock: { now: () => 1_000 }, log });
  return { sms, store, log, clinicId: clinic.id };
}

const text = 'It’s "your turn" & <now> {to}: https://anteroom.test/back/abc';
const sent = { ok: true, value: null };

function message(clinicId: ClinicId): Sms {
  if (!isClinicId(clinicId)) throw new Error('No clinic.');
  return { to: '070-123 45 67', clinicId, locale: 'en', write: () => text };
}

describe('text messages by a gateway', () => {
  test('go out as JSON; what is typed never becomes syntax, and a name in braces in it stays text', async () => {
    const gateway = await startGateway();
    const { sms, clinicId, log } = await senderOf({
      SMS_URL: gateway.url.replace('//', '//key:pass%2Fword@'),
      SMS_FROM: 'Nordby',
      SMS_CALLING_CODE: '46',
      SMS_HEADERS: '{"X-Message":"{id}"}',
      SMS_TEMPLATE: '{"messages":[{"to":"{to}","body":"{text}","sender":"{from}"}],"test":false}',
    });
    expect(sms.kind).toBe('gateway');
    expect(await sms.send(message(clinicId))).toEqual(sent);
    const [asked] = gateway.asked;
    expect(asked).toMatchObject({ method: 'POST', url: '/send' });
    expect(asked?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from('key:pass/word').toString('base64')}`,
    });
    expect(asked?.headers['x-message']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      messages: [{ to: '+46701234567', body: text, sender: 'Nordby' }],
      test: false,
    });
    expect(log.lines).toEqual([]);
  });

  test('go out as a form, or behind the address', async () => {
    const gateway = await startGateway();
    const form = await senderOf({ SMS_URL: gateway.url, SMS_FORMAT: 'form', SMS_CALLING_CODE: '46' });
    const query = await senderOf({ SMS_URL: `${gateway.url}?key=1`, SMS_FORMAT: 'query', SMS_CALLING_CODE: '46' });
    expect(await form.sms.send(message(form.clinicId))).toEqual(sent);
    expect(await query.sms.send(message(query.clinicId))).toEqual(sent);
    const expected = { to: '+46701234567', from: 'Anteroom', text };
    const [posted, got] = gateway.asked;
    expect(posted?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(posted?.body))).toEqual(expected);
    expect(got?.method).toBe('GET');
    expect(Object.fromEntries(new URL(got?.url ?? '', 'http://gateway').searchParams)).toEqual({
      key: '1',
      ...expected,
    });
  });

  test.each([
    ['another status than is asked for', [200], { SMS_SUCCESS_STATUS: '202' }],
    ['a refusal', [400, '{"error":"+46701234567 is blocked"}'], {}],
    ['a redirect', [302], {}],
    [
      'a field that says something else',
      [200, '{"messages":[{"status":"9"}]}'],
      { SMS_SUCCESS_FIELD: 'messages.0.status=0' },
    ],
    ['no JSON where a field is asked for', [200, '<ok/>'], { SMS_SUCCESS_FIELD: 'messages.0.status=0' }],
  ] as const)('%s is no success, is not tried again, and no number is logged', async (_what, answer, settings) => {
    const gateway = await startGateway(answer);
    const { sms, clinicId, log } = await senderOf({ SMS_URL: gateway.url, SMS_CALLING_CODE: '46', ...settings });
    expect(await sms.send(message(clinicId))).toEqual({ ok: false, refusal: { code: 'sms-failed' } });
    expect(gateway.asked).toHaveLength(1);
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toMatch(/4567|turn/);
  });

  test('a field that says so is success', async () => {
    const gateway = await startGateway([200, '{"messages":[{"status":0}]}']);
    const { sms, clinicId } = await senderOf({
      SMS_URL: gateway.url,
      SMS_CALLING_CODE: '46',
      SMS_SUCCESS_FIELD: 'messages.0.status=0',
    });
    expect(await sms.send(message(clinicId))).toEqual(sent);
  });

  test('are tried once more after a fault, as the same message, where the gateway is told which one it is', async () => {
    const gateway = await startGateway('cut', [200]);
    const { sms, clinicId } = await senderOf({
      SMS_URL: gateway.url,
      SMS_CALLING_CODE: '46',
      SMS_TEMPLATE: '{"to":"{to}","text":"{text}","reference":"{id}"}',
    });
    expect(await sms.send(message(clinicId))).toEqual(sent);
    const [first, second] = gateway.asked;
    expect(gateway.asked).toHaveLength(2);
    expect(second?.body).toBe(first?.body);
  });

  test('are not tried again where one message might become two', async () => {
    const gateway = await startGateway([503], [200]);
    const { sms, clinicId } = await senderOf({ SMS_URL: gateway.url, SMS_CALLING_CODE: '46' });
    expect(await sms.send(message(clinicId))).toEqual({ ok: false, refusal: { code: 'sms-failed' } });
    expect(gateway.asked).toHaveLength(1);
  });

  test('are no more than a clinic may send in an hour, and go to nothing but a number', async () => {
    const gateway = await startGateway();
    const { sms, clinicId } = await senderOf({ SMS_URL: gateway.url, SMS_PER_CLINIC_AND_HOUR: '1' });
    expect(sms.numberOf('+46 70 123 45 67')).toBe('+46701234567');
    expect(await sms.send(message(clinicId))).toEqual({ ok: false, refusal: { code: 'phone-malformed' } });
    const dialled = { ...message(clinicId), to: '+46701234567' };
    expect(await sms.send(dialled)).toEqual(sent);
    expect(await sms.send(dialled)).toEqual({ ok: false, refusal: { code: 'too-many-sms' } });
    expect(gateway.asked).toHaveLength(1);
  });
});

test('the demo keeps them; without a demo and a gateway there are none, and whoever sends is told so', async () => {
  const demo = await senderOf({ DEMO: 'on', SMS_CALLING_CODE: '46' });
  expect(await demo.sms.send(message(demo.clinicId))).toEqual(sent);
  expect(await demo.store.newest()).toEqual([{ at: 1_000, to: '+46701234567', text }]);
  const absent = await senderOf({ DEMO: 'off' });
  expect(absent.sms.kind).toBe('absent');
  expect(absent.sms.numberOf('+46701234567')).toBeNull();
  expect(await absent.sms.send(message(absent.clinicId))).toEqual({ ok: false, refusal: { code: 'sms-absent' } });
});
