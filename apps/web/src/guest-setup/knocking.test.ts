import { afterEach, expect, test, vi } from 'vitest';
import { problemOf } from './name-field.ts';
import { base64Of } from './photo.ts';
import { sendKnock } from './send-knock.ts';

afterEach(() => void vi.unstubAllGlobals());

function answering(status: number, body: unknown) {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', (address: string, init: { body: string }) => {
    asked.push({ address, body: init.body });
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  return asked;
}

test.each([
  ['Sam', null],
  ['李', null],
  ['', 'required'],
  ['…', 'required'],
  ['x'.repeat(81), 'too-long'],
] as const)('the name “%s” is judged as the server judges it', (name, problem) => {
  expect(problemOf(name)).toBe(problem);
});

test('bytes become base64 without a line break', async () => {
  expect(await base64Of(new Blob([new Uint8Array(20_000)]))).toBe(Buffer.alloc(20_000).toString('base64'));
});

test('knocks with the photo where one was taken', async () => {
  const asked = answering(201, { visit: '/r/secret/visit' });
  expect(await sendKnock('/r/secret', 'Sam', 'abc')).toEqual({ kind: 'knocked', visit: '/r/secret/visit' });
  await sendKnock('/r/secret', 'Sam', null);
  expect(asked).toEqual([
    { address: '/r/secret', body: '{"name":"Sam","photo":"abc"}' },
    { address: '/r/secret', body: '{"name":"Sam"}' },
  ]);
});

test('says what was agreed to where the page asks for it', async () => {
  const asked = answering(201, { visit: '/i/secret/visit' });
  await sendKnock('/i/secret', 'Ida', null, 'terms.abc');
  expect(asked).toEqual([{ address: '/i/secret', body: '{"name":"Ida","agreed":"terms.abc"}' }]);
});

test.each([
  [404, { error: { code: 'not-found' } }, { kind: 'gone' }],
  [409, { error: { code: 'knock-later' } }, { kind: 'busy' }],
  [409, { error: { code: 'invitation-used' } }, { kind: 'gone' }],
  [409, { error: { code: 'call-full' } }, { kind: 'full' }],
  [422, { error: { code: 'invalid-input', field: 'agreed' } }, { kind: 'invalid', field: 'agreed' }],
  [429, { error: { code: 'too-many-requests' } }, { kind: 'busy' }],
  [400, { error: { code: 'invalid-input', field: 'photo' } }, { kind: 'invalid', field: 'photo' }],
  [500, { error: { code: 'server-error' } }, { kind: 'failed' }],
  [200, 'not what was promised', { kind: 'failed' }],
] as const)('answer %i is understood', async (status, body, expected) => {
  answering(status, body);
  expect(await sendKnock('/r/secret', 'Sam', null)).toEqual(expected);
});

test('a lost network is an answer too', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  expect(await sendKnock('/r/secret', 'Sam', null)).toEqual({ kind: 'failed' });
});
