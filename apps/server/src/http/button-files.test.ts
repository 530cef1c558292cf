import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServerInMemory, type ServerInMemory } from '../testing/server-in-memory.ts';

let server: ServerInMemory;
beforeEach(async () => {
  server = await startServerInMemory();
});
afterEach(() => server.close());

test.each([
  ['/button.js', 'text/javascript; charset=utf-8', 'customElements'],
  ['/button.css', 'text/css; charset=utf-8', '.anteroom-button'],
])('a page of anybody may load %s, and keeps it for an hour', async (url, type, content) => {
  const headers = { origin: 'https://gp-surgery.example', 'sec-fetch-site': 'cross-site' };
  const answer = await server.app.inject({ url, headers });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain(content);
  expect(answer.headers).toMatchObject({
    'content-type': type,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
    'x-content-type-options': 'nosniff',
  });
  // Nothing that would know the visitor again.
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test('a browser that has it is told only that it is the same', async () => {
  const { headers } = await server.app.inject({ url: '/button.js' });
  const again = await server.app.inject({ url: '/button.js', headers: { 'if-none-match': String(headers.etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect(again.headers['cache-control']).toContain('max-age=3600');
});

test('it comes compressed', async () => {
  const small = await server.app.inject({ url: '/button.js', headers: { 'accept-encoding': 'gzip, br' } });
  expect(small.headers['content-encoding']).toBe('br');
  const older = await server.app.inject({ url: '/button.js', headers: { 'accept-encoding': 'gzip' } });
  expect(older.headers['content-encoding']).toBe('gzip');
});

test('nothing else may be loaded by the pages of others', async () => {
  for (const url of ['/button.jsx', '/c/renal', '/assets/caller-abc.js', '/push-worker.js']) {
    const { headers } = await server.app.inject({ url });
    expect(headers['cross-origin-resource-policy'], url).toBe('same-origin');
    expect(headers['access-control-allow-origin'], url).toBeUndefined();
  }
});
