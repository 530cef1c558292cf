/** Everything that a coturn of ours is told at its start. */
export interface TurnFileSettings {
  /** Where its files lie. */
  readonly folder: string;
  /** What credentials are made of. */
  readonly secret: string;
  /** The address on this machine that it listens on and relays from. */
  readonly address: string;
  /** The one that browsers reach it by, where that is another, as behind a router. */
  readonly publicAddress: string | null;
  readonly port: number;
  /** The UDP ports by which it relays, first and last. */
  readonly ports: readonly [number, number];
  readonly tls: { readonly certificate: string; readonly key: string; readonly port: number } | null;
  /** Addresses that may be relayed to although they lie in a network that may not: the media server's. */
  readonly allowed: readonly string[];
}

/** Networks that nobody is relayed to: they are no part of the public internet (IANA, special-purpose address registries). */
const denied = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.255'],
  ['192.31.196.0', '192.31.196.255'],
  ['192.52.193.0', '192.52.193.255'],
  ['192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['192.175.48.0', '192.175.48.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255'],
  ['224.0.0.0', '255.255.255.255'],
  // All of IPv6 but 2000::/3 and, inside of that, what stands for another address or for none. From `::1` on: a range of coturn
  // that begins with `::` takes every address of IPv4 in, and nobody would be relayed to anybody.
  ['::1', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['4000::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
] as const;

/**
 * Most allocations of one person: a page in a call of twenty has a connection to each other one and two to the media server, a
 * browser allocates for each of them by each way to the relay (UDP, TCP, TLS), and once more while it looks for a new way.
 */
const perUser = 2 * 3 * (19 + 2);

/** The configuration file of a coturn. It relays UDP for those who have a credential of ours, to the public internet. */
export function turnFile(settings: TurnFileSettings): string {
  const { address, publicAddress, tls, ports } = settings;
  const [first, last] = ports;
  const lines = [
    `listening-ip=${address}`,
    `relay-ip=${address}`,
    ...(publicAddress === null ? [] : [`external-ip=${publicAddress}/${address}`]),
    `listening-port=${settings.port}`,
    `min-port=${first}`,
    `max-port=${last}`,
    'use-auth-secret',
    `static-auth-secret=${settings.secret}`,
    'realm=anteroom',
    'fingerprint',
    'stale-nonce=600',
    `user-quota=${perUser}`,
    // One port each.
    `total-quota=${last - first + 1}`,
    'no-cli',
    'no-multicast-peers',
    // Connections by TCP to others (RFC 6062) pass the list of denied networks by in coturn 4.6.
    'no-tcp-relay',
    'no-rfc5780',
    'no-stun-backward-compatibility',
    'no-software-attribute',
    'no-dtls',
    ...(tls === null
      ? ['no-tls']
      : [`tls-listening-port=${tls.port}`, `cert=${tls.certificate}`, `pkey=${tls.key}`, 'no-tlsv1', 'no-tlsv1_1']),
    `userdb=${settings.folder}/users`,
    `pidfile=${settings.folder}/turnserver.pid`,
    'log-file=stdout',
    'simple-log',
    ...denied.map(([from, to]) => `denied-peer-ip=${from}-${to}`),
    ...settings.allowed.map((each) => `allowed-peer-ip=${each}`),
  ];
  return `${lines.join('\n')}\n`;
}
