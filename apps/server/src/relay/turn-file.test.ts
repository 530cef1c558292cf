import { BlockList } from 'node:net';
import { expect, test } from 'vitest';
import { turnFile } from './turn-file.ts';

const text = turnFile({
  folder: '/run/relay',
  secret: 'a secret',
  address: '192.168.7.2',
  publicAddress: null,
  port: 3_478,
  ports: [11_000, 11_999],
  tls: null,
  allowed: ['192.168.7.2'],
});

const denied = new BlockList();
for (const [, from = '', to = ''] of text.matchAll(/^denied-peer-ip=(\S+)-(\S+)$/gm))
  denied.addRange(from, to, from.includes(':') ? 'ipv6' : 'ipv4');

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.19.255.255',
  '203.0.113.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:a00:1::1',
  '3fff::1',
  'fc00::1',
  'fd00::2',
  'fe80::1',
  'ff02::1',
])('relays nothing to %s', (address) => {
  expect(denied.check(address, address.includes(':') ? 'ipv6' : 'ipv4')).toBe(true);
});

test.each(['1.1.1.1', '9.255.255.255', '172.32.0.1', '193.0.0.1', '2606:4700::1111', '2a00:1450::1'])(
  'relays to %s, which is public',
  (address) => {
    expect(denied.check(address, address.includes(':') ? 'ipv6' : 'ipv4')).toBe(false);
  },
);

test('opens no more than it has to', () => {
  for (const line of ['use-auth-secret', 'no-tcp-relay', 'no-cli', 'no-multicast-peers', 'no-tls', 'no-dtls'])
    expect(text.split('\n')).toContain(line);
  expect(text).toMatch(/^user-quota=\d+$/m);
  expect(text).toMatch(/^total-quota=\d+$/m);
  expect(text).toMatch(/^allowed-peer-ip=192\.168\.7\.2$/m);
});

test('no range begins with what coturn takes for any address', () => {
  expect(text).not.toMatch(/^denied-peer-ip=::-/m);
});
