import { expect, it } from 'vitest';

import { createFrameCipher } from './frame-cipher.ts';

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(hex, 'hex'));

// The test vector of RFC 9605, C.3, for AES_256_GCM_SHA512_128.
const vector = {
  keyId: 0x0123,
  counter: 0x4567,
  baseKey: bytesOf('000102030405060708090a0b0c0d0e0f'),
  metadata: bytesOf('4945544620534672616d65205747'),
  plain: bytesOf('64726166742d696574662d736672616d652d656e63'),
  header: '9901234567',
  sealed: '94f509d36e9beacb0e261d99c7d1e972f1fed787d4049f17ca21353c1cc24d56ceabced279',
};

it('seals as the standard says', async () => {
  const cipher = await createFrameCipher(crypto, vector.baseKey, vector.keyId);
  const sealed = await cipher.seal(vector.counter, vector.metadata, vector.plain);
  expect(Buffer.from(sealed).toString('hex')).toBe(vector.header + vector.sealed);
});

it('opens what the standard sealed', async () => {
  const cipher = await createFrameCipher(crypto, vector.baseKey, vector.keyId);
  expect(await cipher.open(vector.counter, vector.metadata, bytesOf(vector.sealed))).toEqual(vector.plain);
});

it('opens nothing by another id of the same key: each has a key and salt of its own', async () => {
  const cipher = await createFrameCipher(crypto, vector.baseKey, vector.keyId + 1);
  expect(await cipher.open(vector.counter, vector.metadata, bytesOf(vector.sealed))).toBeNull();
});
