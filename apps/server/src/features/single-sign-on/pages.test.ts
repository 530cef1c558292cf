import { pages } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

let server: ServerInMemory;
beforeEach(async () => {
  server = await startServerInMemory();
});
afterEach(() => server.close());

const posted = pages.filter(({ method, path }) => method === 'POST' && path.startsWith('/api/single-sign-on/'));
const at = (path: string): string => path.replace(':organisation', 'AAAAAAAAAAAAAAAAAAAAAA');

describe.each(posted)('$path', ({ path }) => {
  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'text/xml', ''])(
    'takes forms alone, not “%s”',
    async (type) => {
      const answer = await server.app.inject({
        method: 'POST',
        url: at(path),
        headers: { 'content-type': type },
        payload: '{}',
      });
      expect([answer.statusCode, answer.json()]).toEqual([415, { error: { code: 'unsupported-media-type' } }]);
    },
  );

  test.each([
    ['nothing', ''],
    ['another field', 'a=b'],
    ['a field twice', 'SAMLResponse=a&SAMLResponse=b&RelayState=c&logout_token=a&logout_token=b'],
    ['a prototype', '__proto__=x&constructor=y'],
  ])('refuses %s', async (_what, payload) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: at(path),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://id.example' },
      payload,
    });
    expect([answer.statusCode, answer.json()]).toEqual([400, { error: { code: 'invalid-input' } }]);
  });

  test('refuses a megabyte', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: at(path),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `SAMLResponse=${'x'.repeat(1_000_000)}`,
    });
    expect([answer.statusCode, answer.json()]).toEqual([413, { error: { code: 'payload-too-large' } }]);
  });
});

test('who makes this server ask others too often is held back', async () => {
  const patient = await startServerInMemory({ ARRIVALS_PER_MINUTE: '2' });
  const begin = () => patient.app.inject({ url: '/api/single-sign-on/nordby/begin', headers: { origin } });
  expect([(await begin()).statusCode, (await begin()).statusCode, (await begin()).statusCode]).toEqual([303, 303, 429]);
  await patient.close();
});
