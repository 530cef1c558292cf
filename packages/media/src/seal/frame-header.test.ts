import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readHeader, writeHeader } from './frame-header.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

// From the test vectors of RFC 9605, C.1.
it.each([
  [0, 0, '00'],
  [0, 255, '08ff'],
  [0, 256, '090100'],
  [0, 65_536, '0a010000'],
  [0, 4_294_967_296, '0c0100000000'],
  [255, 0, '80ff'],
  [255, 256, '89ff0100'],
  [255, 65_536, '8aff010000'],
  [256, 0, '900100'],
  [256, 255, '980100ff'],
  [256, 65_535, '990100ffff'],
  [256, 4_294_967_296, '9c01000100000000'],
])('writes key %i and frame %i as SFrame does', (keyId, counter, written) => {
  expect(hex(writeHeader({ keyId, counter }))).toBe(written);
});

it('reads whatever was written, wherever it stands', () => {
  const number = fc.maxSafeNat();
  fc.assert(
    fc.property(number, number, fc.uint8Array(), fc.uint8Array(), (keyId, counter, before, after) => {
      const written = writeHeader({ keyId, counter });
      const read = readHeader(Uint8Array.from([...before, ...written, ...after]), before.length);
      expect(read).toEqual({ header: { keyId, counter }, length: written.length });
    }),
  );
});

it('takes nothing that is cut short, or too large to count with, for a header', () => {
  const written = writeHeader({ keyId: 70_000, counter: 70_000 });
  for (let length = 0; length < written.length; length += 1) {
    expect(readHeader(written.subarray(0, length), 0)).toBeNull();
  }
  expect(readHeader(Uint8Array.from([0x0f, ...Array.from({ length: 8 }, () => 0xff)]), 0)).toBeNull();
  expect(() => writeHeader({ keyId: -1, counter: 0 })).toThrow(RangeError);
});
