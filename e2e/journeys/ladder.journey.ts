// Needs: chromium, coturn, openssl, tc, nft
// By itself, since it changes the network of the machine: a browser beside it would drop what it is loading.
import { networkInterfaces } from 'node:os';
import { freePort, startServer, type TestServer } from '@anteroom/testkit';
import type { Browser, Page } from '@playwright/test';
import { endCall } from '../support/call.ts';
import { layFarNetwork, type FarNetwork, type Passage } from '../support/far-network.ts';
import { firstFrameOf, watchFirstFrame } from '../support/first-frame.ts';
import { callerNamed, expect, test } from '../support/journey.ts';
import { seesFrames, takeSmallPictures, type Way } from '../support/media-probe.ts';
import { arrive, emailOf, join, newPerson, openDashboard } from '../support/people.ts';
import { layPollingLine } from '../support/polling-line.ts';
import { makeRelayCertificate, type RelayCertificate } from '../support/relay-certificate.ts';

/** Hard case 23, in milliseconds. */
const mostUntilFirstFrame = 3_000;
const tlsPort = 443;

let certificate: RelayCertificate;
let server: TestServer;
let relayPort: number;
let far: FarNetwork;

/** One relay by UDP, TCP and TLS, and a caller in a network of their own behind a firewall. */
test.beforeAll(async () => {
  const address = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  if (address === undefined) throw new Error('This machine has no address.');
  certificate = await makeRelayCertificate(address);
  relayPort = await freePort();
  const environment = {
    MEDIA_SERVERS: 'none',
    RELAY_PORT: String(relayPort),
    RELAY_TLS_PORT: String(tlsPort),
    RELAY_CERTIFICATE: certificate.certificate,
    RELAY_KEY: certificate.key,
  };
  server = await startServer({ withMedia: true, environment });
  far = await layFarNetwork(server.url, [certificate.trust]);
});
test.afterAll(async () => {
  await far.close();
  await server.close();
  await certificate.remove();
});

interface Rung {
  readonly name: string;
  readonly only: () => Passage;
  /** How the caller reaches the relay then; null where they need none. */
  readonly relayProtocol: string | null;
}

const rungs: readonly Rung[] = [
  { name: 'direct UDP', only: () => ({ protocol: 'udp', notTo: [relayPort, tlsPort] }), relayProtocol: null },
  { name: 'TURN by UDP', only: () => ({ protocol: 'udp', to: [relayPort] }), relayProtocol: 'udp' },
  { name: 'TURN by TCP', only: () => ({ protocol: 'tcp', to: [relayPort] }), relayProtocol: 'tcp' },
  { name: 'TURN by TLS on 443', only: () => ({ protocol: 'tcp', to: [tlsPort] }), relayProtocol: 'tls' },
];

for (const { name, only, relayProtocol } of rungs) {
  test(`Where nothing but ${name} gets through, people see each other within three seconds`, async ({ browser }) => {
    await far.pass(only());
    const { caller, close } = await seesSoon(name, server, browser, far.browser);
    const ways = await waysOf(caller);
    expect(ways).toHaveLength(1);
    expect(ways[0]?.relayProtocol ?? null).toBe(relayProtocol);
    if (relayProtocol === null) expect([ways[0]?.local, ways[0]?.remote]).not.toContain('relay');
    else expect(ways[0]?.local).toBe('relay');
    await close();
  });
}

test('Where no WebSocket gets through, people see each other within three seconds', async ({ browser }) => {
  const line = await layPollingLine();
  const other = await startServer({ environment: { PUBLIC_URL: line.url } });
  try {
    line.leadTo(other.url);
    const { close } = await seesSoon('long polling', { ...other, url: line.url }, browser, browser);
    const { refused, polled } = line.counts();
    expect(refused).toBeGreaterThan(0);
    expect(polled).toBeGreaterThan(0);
    await close();
  } finally {
    await other.close();
    await line.close();
  }
});

/** Dr Chen joins a caller; both see each other within the time, measured from the press of the key. */
async function seesSoon(
  name: string,
  site: Pick<TestServer, 'url' | 'password'>,
  browser: Browser,
  callersBrowser: Browser,
): Promise<{ readonly caller: Page; close(): Promise<void> }> {
  const [caller, chen] = [await newPerson(callersBrowser), await newPerson(browser)];
  const both = [caller.page, chen.page];
  await Promise.all([caller, chen].map(({ context }) => takeSmallPictures(context)));
  const liv = callerNamed('Liv', 'Ladder');
  await openDashboard(chen.page, site, 'renal', emailOf('Mei Chen'));
  await arrive(caller.page, site, 'renal', liv);
  await Promise.all(both.map(watchFirstFrame));
  const pressed = Date.now();
  await join(chen.page, liv);
  const times = (await Promise.all(both.map(firstFrameOf))).map((at) => at - pressed);
  console.log(`ladder: ${name}: first frames after ${times.join(' and ')} ms`);
  expect(Math.max(...times)).toBeLessThan(mostUntilFirstFrame);
  await Promise.all(both.map((page) => seesFrames(page)));
  return {
    caller: caller.page,
    async close() {
      await endCall(chen.page);
      await expect(caller.page).toHaveURL(/\/thanks$/);
      await Promise.all([caller, chen].map(({ context }) => context.close()));
    },
  };
}

function waysOf(page: Page): Promise<readonly Way[]> {
  return page.evaluate(async () => (await window.probe?.ways()) ?? []);
}
