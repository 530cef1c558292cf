import { createServer, type Server, type ServerResponse } from 'node:http';
import type { LookupFunction } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createProviderFetch, ProviderFault } from './provider-fetch.ts';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

async function providerThat(answers: (response: ServerResponse) => void): Promise<string> {
  const listening = createServer((_request, response) => answers(response));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

async function problemWith(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (error instanceof ProviderFault ? error.problem : String(error)),
  );
}

const leadingTo =
  (address: string): LookupFunction =>
  (_hostname, _options, done) =>
    done(null, [{ address, family: 4 }]);

test('brings an answer, and doesn’t follow where it leads', async () => {
  const url = await providerThat((response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end('there'));
  const answer = await createProviderFetch({ loopback: true })(url);
  expect([answer.status, await answer.text(), answer.headers.get('location')]).toEqual([302, 'there', null]);
});

test('gives up after its time, also on an answer that comes in drop by drop', async () => {
  const url = await providerThat((response) => void response.writeHead(200).write('{'));
  expect(await problemWith(createProviderFetch({ loopback: true, timeout: 50 })(url))).toBe('timed-out');
});

test('takes no answer that is too long', async () => {
  const url = await providerThat((response) => response.writeHead(200).end('x'.repeat(2_000)));
  expect(await problemWith(createProviderFetch({ loopback: true, limit: 1_000 })(url))).toBe('answer-too-large');
  expect(await problemWith(createProviderFetch({ loopback: true, limit: 2_000 })(url))).toBe('none');
});

test('says that nobody is there, or that the name is unknown', async () => {
  const url = await providerThat((response) => void response.destroy());
  expect(await problemWith(createProviderFetch({ loopback: true })(url))).toBe('unreachable');
  const unknown: LookupFunction = (_hostname, _options, done) =>
    done(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }), []);
  const fetch = createProviderFetch({ loopback: false, lookup: unknown });
  expect(await problemWith(fetch('https://id.nordby.example'))).toBe('host-unknown');
});

test.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1'])(
  'goes nowhere by a name that leads to %s',
  async (address) => {
    const fetch = createProviderFetch({ loopback: false, lookup: leadingTo(address) });
    expect(await problemWith(fetch('https://id.nordby.example'))).toBe('address-not-public');
  },
);

test('goes nowhere by a name that leads to a public and a private address', async () => {
  const both: LookupFunction = (_hostname, _options, done) =>
    done(null, [
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]);
  const fetch = createProviderFetch({ loopback: false, lookup: both });
  expect(await problemWith(fetch('https://id.nordby.example'))).toBe('address-not-public');
});

test('asks nothing on this machine in production', async () => {
  const url = await providerThat((response) => response.end('{}'));
  expect(await problemWith(createProviderFetch({ loopback: false })(url))).toBe('address-not-https');
});
