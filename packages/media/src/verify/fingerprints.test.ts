import { expect, test } from 'vitest';

import { fingerprintOf } from './fingerprints.ts';

const line = (value: string, hash = 'sha-256') => `a=fingerprint:${hash} ${value}\r\n`;

test('the certificate of a description is the same on every one of its lines', () => {
  const sdp = `v=0\r\n${line('ab:CD')}m=audio 9\r\n${line('AB:CD')}m=video 9\r\n${line('AB:CD', 'SHA-256')}`;
  expect(fingerprintOf(sdp)).toBe('sha-256 AB:CD');
});

test('one that was slipped in beside the true one shows', () => {
  expect(fingerprintOf(`v=0\r\n${line('AB:CD')}${line('01:02')}`)).toBe('sha-256 01:02, sha-256 AB:CD');
});

test('a description without one has none', () => {
  expect(fingerprintOf('v=0\r\nm=audio 9\r\n')).toBeNull();
});
