import { routes } from '@anteroom/protocol';
import { afterEach, expect, test } from 'vitest';
import { origin, startServerInMemory, type ServerInMemory } from '../../testing/server-in-memory.ts';

let server: ServerInMemory;
afterEach(() => server.close());

const bytes = { origin, 'content-type': 'application/octet-stream' };

function leave(kilobytes: number, remoteAddress = '192.0.2.7') {
  const payload = Buffer.alloc(kilobytes * 1_024);
  return server.app.inject({ method: 'POST', url: '/measure', headers: bytes, payload, remoteAddress });
}

function take(kilobytes: number | string, remoteAddress = '192.0.2.7') {
  return server.app.inject({ url: `/measure/${kilobytes}`, remoteAddress });
}

test('A line is measured by bytes that no way makes fewer, and by bytes that are left', async () => {
  server = await startServerInMemory();
  for (const kilobytes of [0, 16, 32, 64, 128, 256]) {
    const { statusCode, rawPayload, headers } = await take(kilobytes);
    expect([statusCode, rawPayload.length]).toEqual([200, kilobytes * 1_024]);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-encoding': 'identity' });
    expect((await leave(kilobytes)).statusCode).toBe(204);
  }
});

test.each(['1', '1024', '999999999', '-1', '16.0', '0x10'])('%s is no size', async (size) => {
  server = await startServerInMemory();
  expect((await take(size)).statusCode).toBe(404);
});

test('More than a measurement needs is not taken, and other contents neither', async () => {
  server = await startServerInMemory();
  expect((await leave(257)).statusCode).toBe(413);
  const json = await server.app.inject({ method: 'POST', url: '/measure', headers: { origin }, payload: { bytes: 1 } });
  expect([json.statusCode, json.json()]).toEqual([415, { error: { code: 'unsupported-media-type' } }]);
  const unsaid = await server.app.inject({
    method: 'POST',
    url: '/measure',
    headers: { ...bytes, 'transfer-encoding': 'chunked' },
  });
  expect(unsaid.statusCode).toBe(400);
  const elsewhere = await server.app.inject({
    method: 'POST',
    url: '/measure',
    headers: { ...bytes, origin: 'https://evil.test' },
    payload: Buffer.alloc(16),
  });
  expect(elsewhere.statusCode).toBe(403);
});

test('One address is held back, another is not, and nothing of it is kept', async () => {
  server = await startServerInMemory({ ARRIVALS_PER_MINUTE: '1' });
  const statuses: number[] = [];
  for (let turn = 0; turn < 5; turn++) statuses.push((await take(256)).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  const refused = await leave(64);
  expect([refused.statusCode, Number(refused.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
  expect((await take(256, '192.0.2.8')).statusCode).toBe(200);
  expect(server.log.join('')).not.toContain('192.0.2.7');
  await server.clock.advance(60_000);
  expect((await take(256)).statusCode).toBe(200);
});

test('A page learns where media find their way, and not with what', async () => {
  server = await startServerInMemory({
    STUN_URLS: 'stun:relay.example:3478',
    TURN_URLS: 'turn:relay.example:3478?transport=udp,turns:relay.example:443',
    TURN_SECRET: 'a secret of the relay',
    ICE_SERVERS: JSON.stringify([{ urls: ['turn:other.example'], username: 'somebody', credential: 'a password' }]),
  });
  const answer = await server.app.inject({ url: routes.connectionCheck.path });
  expect(routes.connectionCheck.reply.parse(answer.json()).servers).toEqual([
    'turn:other.example',
    'stun:relay.example:3478',
    'turn:relay.example:3478?transport=udp',
    'turns:relay.example:443',
  ]);
  expect(answer.body).not.toMatch(/secret|password|somebody/);
});
