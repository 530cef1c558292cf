import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { credentialSeconds } from '../features/call/ice-servers.ts';
import { randomIds } from '../platform/ids.ts';
import { hasRelay, startRealRelay, type RealRelay } from '../testing/real-relay.ts';
import type { TurnClient } from '../testing/turn-client.ts';

const forbidden = 403;
const unauthorised = 401;
const wrongFamily = 443;
const noSuchFamily = 440;
const noSuchTransport = 442;
const overQuota = 486;

const specialFour = [
  ...['0.0.0.1', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
  ...['192.0.0.8', '192.0.2.77', '192.31.196.1', '192.52.193.1', '192.88.99.1', '192.168.0.1', '192.175.48.1'],
  ...['198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
];
const specialSix = [
  ...['::1', '::ffff:10.0.0.1', '::ffff:127.0.0.1', '::10.0.0.1', '64:ff9b::10.0.0.1', '64:ff9b:1::10.0.0.1', '100::1'],
  ...['2001::1', '2001:10::1', '2001:db8::1', '2002:a00:1::1', '3fff::1', '5f00::1', 'fc00::1', 'fd00::2'],
  ...['fe80::1', 'ff02::1'],
];

/** What the relay says to a permission, to a channel, and to a connection by TCP. */
async function triesAll(client: TurnClient, address: string): Promise<readonly number[]> {
  return [await client.permit(address), await client.bindChannel(address, 4_000), await client.connectTo(address, 80)];
}

describe.runIf(hasRelay)('A real relay, as our server configures it', () => {
  let relay: RealRelay;
  beforeAll(async () => {
    relay = await startRealRelay();
  });
  afterAll(() => relay.close());

  const newCredential = (now = Date.now(), id = randomIds.participant()) => relay.credentialOf(id, now);

  describe.each(['udp', 'tcp'] as const)('by %s', (by) => {
    let client: TurnClient;
    beforeAll(async () => {
      client = await relay.meets(newCredential(), by);
      expect(await client.allocate()).toBe(0);
    });

    test.each(specialFour)('relays nothing to %s', async (address) => {
      expect(await triesAll(client, address)).toEqual([forbidden, forbidden, forbidden]);
    });

    test.each(specialSix)('relays nothing to %s', async (address) => {
      expect(await triesAll(client, address)).toEqual([wrongFamily, wrongFamily, forbidden]);
    });

    it('relays to the public internet and to itself, by UDP alone', async () => {
      for (const address of ['1.1.1.1', '9.255.255.255', '193.0.0.1', relay.address])
        expect(await triesAll(client, address), address).toEqual([0, 0, forbidden]);
    });

    it('relays by no TCP and from no address of IPv6', async () => {
      const other = await relay.meets(newCredential(), by);
      expect(await other.allocate({ transport: 'tcp' })).toBe(noSuchTransport);
      expect(await other.allocate({ family: 6 })).toBe(noSuchFamily);
    });
  });

  it('serves somebody else while one of them tries a thousand allocations', { timeout: 60_000 }, async () => {
    const greedy = newCredential();
    const codes: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const clients = await Promise.all(Array.from({ length: 50 }, () => relay.meets(greedy)));
      codes.push(...(await Promise.all(clients.map((client) => client.allocate()))));
    }
    expect(codes.filter((code) => code === overQuota).length).toBeGreaterThan(800);
    expect(codes.every((code) => code === 0 || code === overQuota)).toBe(true);
    const other = await relay.meets(newCredential());
    expect([await other.allocate(), await other.permit('1.1.1.1')]).toEqual([0, 0]);
  });

  it('allocates nothing for who has left a call longer ago than a credential lives, or made one up', async () => {
    const left = await relay.meets(newCredential(Date.now() - (credentialSeconds + 1) * 1_000));
    expect(await left.allocate()).toBe(unauthorised);
    const { username } = newCredential();
    const forger = await relay.meets({ username, password: 'made up' });
    expect(await forger.allocate()).toBe(unauthorised);
    const { password } = newCredential();
    const stretcher = await relay.meets({ username: username.replace(/^\d+/, '9999999999'), password });
    expect(await stretcher.allocate()).toBe(unauthorised);
  });

  it('goes on for who is still in it, although the credential that they came with has died', async () => {
    const id = randomIds.participant();
    const credential = newCredential(Date.now() - (credentialSeconds - 2) * 1_000, id);
    const client = await relay.meets(credential);
    expect(await client.allocate()).toBe(0);
    const isDead = async () => (await relay.meets(credential)).allocate();
    await expect.poll(isDead, { interval: 500, timeout: 10_000 }).toBe(unauthorised);
    expect([await client.refresh(600), await client.permit('1.1.1.1')]).toEqual([0, 0]);
    // The relay changes its nonce every ten minutes.
    client.forgetNonce();
    expect([await client.refresh(600), await client.permit('9.9.9.9')]).toEqual([0, 0]);
    const renewed = await relay.meets(newCredential(Date.now(), id));
    expect(await renewed.allocate()).toBe(0);
  });
});

describe.runIf(hasRelay)('A real relay that has an address of IPv6', () => {
  let relay: RealRelay;
  let client: TurnClient;
  beforeAll(async () => {
    relay = await startRealRelay('::1');
    client = await relay.meets(relay.credentialOf(randomIds.participant(), Date.now()));
    expect(await client.allocate({ family: 6 })).toBe(0);
  });
  afterAll(() => relay.close());

  test.each(specialSix.filter((address) => address !== '::1'))('relays nothing to %s', async (address) => {
    expect(await triesAll(client, address)).toEqual([forbidden, forbidden, forbidden]);
  });

  it('relays to what is public', async () => {
    for (const address of ['2606:4700::1111', '2a00:1450::1'])
      expect(await triesAll(client, address), address).toEqual([0, 0, forbidden]);
  });
});

describe.runIf(!hasRelay)('A real relay, as our server configures it', () => {
  it.skip('NOT RUN against a coturn: it is not installed, or this machine has no address', () => undefined);
});
