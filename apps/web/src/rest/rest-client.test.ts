import { routes } from '@anteroom/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import { request, rest, RestError } from './rest-client.ts';

afterEach(() => void vi.unstubAllGlobals());

function answer(status: number, body: string): ReturnType<typeof vi.fn> {
  const fetched = vi.fn(() => Promise.resolve(new Response(body, { status })));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

const health = { params: {}, body: {} };

test('an answer is what the route promises', async () => {
  answer(200, '{"status":"ok"}');
  await expect(rest(routes.live, health)).resolves.toEqual({ status: 'ok' });
});

test('an answer of another shape means another version', async () => {
  answer(200, '{"status":"fine"}');
  await expect(rest(routes.live, health)).rejects.toMatchObject({ code: 'version-mismatch' });
});

test('a refusal keeps its code and its field', async () => {
  answer(400, '{"error":{"code":"invalid-input","field":"email"}}');
  await expect(request('POST', '/api/x', {})).rejects.toMatchObject({ code: 'invalid-input', field: 'email' });
});

test.each([
  [401, 'not-signed-in'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [429, 'too-many-requests'],
  [502, 'unavailable'],
  [500, 'server-error'],
])('a refusal of %s that is not ours is %s', async (status, code) => {
  answer(status, '<h1>Proxy</h1>');
  await expect(request('GET', '/api/x')).rejects.toMatchObject({ code });
});

test('no answer at all is said as a code too', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(request('GET', '/api/x')).rejects.toThrow(new RestError('unavailable'));
});

test('a GET has no body, a POST is JSON', async () => {
  const fetched = answer(200, '{}');
  await request('GET', '/api/x');
  await request('POST', '/api/y', { a: 1 });
  expect(fetched.mock.calls[0]).toEqual([
    '/api/x',
    { method: 'GET', credentials: 'same-origin', cache: 'no-store', headers: { accept: 'application/json' } },
  ]);
  expect(fetched.mock.calls[1]).toMatchObject([
    '/api/y',
    { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } },
  ]);
});
