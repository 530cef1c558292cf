import { routes } from '@anteroom/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { origin, password, startServerInMemory, type ServerInMemory } from '../testing/server-in-memory.ts';

const mei = 'mei.chen@demo.anteroom.example';
const nobody = 'nobody@demo.anteroom.example';
let server: ServerInMemory;

beforeEach(async () => {
  server = await startServerInMemory({ SIGN_INS_PER_MINUTE: '12', REQUESTS_PER_MINUTE: '100000' });
  await server.addStaff(mei);
});
afterEach(() => server.close());

interface Try {
  readonly email?: string;
  readonly password?: string;
  readonly address?: string;
  readonly cookie?: string;
}

function tries({ email = mei, password: typed = 'a password that leaked', address = '192.0.2.1', cookie = '' }: Try) {
  return server.app.inject({
    method: 'POST',
    url: routes.signIn.path,
    headers: { origin, cookie },
    remoteAddress: address,
    payload: { email, password: typed },
  });
}

/** All that a guesser can tell answers apart by. */
async function seen(attempt: Try) {
  const { statusCode, body, headers, cookies } = await tries(attempt);
  return { statusCode, body, retryAfter: headers['retry-after'], cookies };
}

const addresses = (count: number) => Array.from({ length: count }, (_none, index) => `198.51.100.${index + 1}`);

describe('Lists of leaked passwords', () => {
  test('tried on one account from ever other addresses come to an end after ten', async () => {
    const statuses = [];
    for (const address of addresses(15)) statuses.push((await tries({ address })).statusCode);
    expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(5).fill(429)]);
    // The right password is refused by then too, or the limit would tell which one it was.
    expect((await tries({ password, address: '203.0.113.9' })).statusCode).toBe(429);
  });

  test('tried on ever other accounts from one address come to an end after the limit of an address', async () => {
    const statuses = [];
    for (let count = 1; count <= 15; count += 1) {
      statuses.push((await tries({ email: `person-${count}@demo.anteroom.example` })).statusCode);
    }
    expect(statuses.indexOf(429)).toBe(12);
    expect((await tries({ address: '203.0.113.9', password })).statusCode).toBe(200);
  });

  test('don’t lock the owner out, whose browser has signed in before', async () => {
    const cookie = await server.signIn(mei);
    const known = cookie.split('; ').find((each) => each.startsWith('anteroom-known')) ?? '';
    for (const address of addresses(15)) await tries({ address });
    expect((await tries({ password, cookie: known, address: '203.0.113.9' })).statusCode).toBe(200);
    // What is locked opens again by itself.
    await server.clock.advance(15 * 60_000);
    expect((await tries({ password, address: '203.0.113.10' })).statusCode).toBe(200);
  });

  test('learn of no account whether it exists: wrong, limited and limited for good answer alike', async () => {
    for (const address of addresses(12)) {
      const there = await seen({ address });
      const notThere = await seen({ email: nobody, address });
      expect(notThere).toEqual(there);
      expect(there.cookies).toEqual([]);
    }
  });

  test('leave no address, e-mail or password in the log', async () => {
    for (const address of addresses(2)) await tries({ address });
    expect(server.log.join('')).not.toMatch(/mei\.chen|198\.51\.100|leaked/);
  });
});
