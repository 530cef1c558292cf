import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Frame } from './frames.ts';
import { hexOf, pageLength, pieceLength, readFrame, writeFrame } from './frames.ts';

const bytes = (longest: number) => fc.uint8Array({ maxLength: longest }).map((some) => Uint8Array.from(some));
const page = fc.uint8Array({ minLength: pageLength, maxLength: pageLength }).map(hexOf);
const number = fc.nat(2 ** 32 - 1);

const frame: fc.Arbitrary<Frame> = fc.oneof(
  fc.record({ kind: fc.constant('hello' as const), page, yours: page, arrived: number }),
  fc.record({
    kind: fc.constant('piece' as const),
    number,
    isLast: fc.boolean(),
    topic: fc.stringMatching(/^[\w-]{1,32}$/),
    body: bytes(pieceLength),
  }),
  fc.record({ kind: fc.constant('arrived' as const), number }),
);

describe('a frame', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(frame, (written) => {
        expect(readFrame(writeFrame(written))).toEqual(written);
      }),
    );
  });

  it('is nothing where it is cut off', () => {
    fc.assert(
      fc.property(frame, fc.nat(4), (written, length) => {
        const whole = writeFrame(written);
        expect(readFrame(whole.slice(0, Math.min(length, whole.length - 1)))).toBeNull();
      }),
    );
  });

  it('fits a channel of any browser', () => {
    const body = new Uint8Array(pieceLength);
    const longest = writeFrame({ kind: 'piece', number: 1, isLast: true, topic: 'x'.repeat(32), body });
    expect(longest.length).toBeLessThanOrEqual(16_384);
  });

  it('harms nobody, whatever it is', () => {
    fc.assert(
      fc.property(bytes(300), (some) => {
        const read = readFrame(some);
        if (read !== null) expect(writeFrame(read).length).toBeGreaterThan(0);
      }),
    );
  });
});
