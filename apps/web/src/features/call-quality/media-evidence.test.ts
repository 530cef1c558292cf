import { expect, test } from 'vitest';
import { judgeMedia, type ServerEvidence } from './media-evidence.ts';

const server = (url: string, is: 'answered' | 'failed' | 'silent'): ServerEvidence => ({
  url,
  answered: is === 'answered',
  failed: is === 'failed',
});
const udp = 'turn:relay.example:3478?transport=udp';
const tcp = 'turn:relay.example:443?transport=tcp';
const tls = 'turns:relay.example:443';

test.each([
  ['no server, and two ends meet', [], true, true, 'works'],
  ['no server, and two ends don’t meet', [], false, true, 'unknown'],
  ['no way at all', [], false, false, 'broken'],
  ['no way at all, with servers', [server(udp, 'failed')], false, false, 'broken'],
  ['an answer over UDP', [server(udp, 'answered'), server(tls, 'failed')], false, true, 'works'],
  ['an answer of a STUN server', [server('stun:relay.example', 'answered')], false, true, 'works'],
  ['an answer over TCP alone', [server(udp, 'failed'), server(tcp, 'answered')], true, true, 'impaired'],
  ['an answer over TLS alone', [server(udp, 'failed'), server(tls, 'answered')], true, true, 'impaired'],
  ['no server can be reached', [server(udp, 'failed'), server(tls, 'failed')], true, true, 'broken'],
  ['nothing is said of a server', [server(udp, 'silent'), server(tls, 'failed')], true, true, 'unknown'],
] as const)('%s', (_what, servers, looped, hasWays, verdict) => {
  expect(judgeMedia({ servers, looped, hasWays })).toBe(verdict);
});
