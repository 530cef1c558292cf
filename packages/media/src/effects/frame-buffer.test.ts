import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createFrameBuffer } from './frame-buffer.ts';

describe('a buffer of frames', () => {
  it('gives out what came in, worked on, one frame late, however long the pieces are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 }), (lengths) => {
        const buffer = createFrameBuffer(48, (frame) =>
          frame.forEach((sample, index) => void (frame[index] = -sample)),
        );
        const total = lengths.reduce((sum, length) => sum + length, 0);
        const sound = Float32Array.from({ length: total }, (_, index) => index + 1);
        const heard: number[] = [];
        let at = 0;
        for (const length of lengths) {
          const piece = sound.slice(at, at + length);
          buffer.pass(piece);
          heard.push(...piece);
          at += length;
        }
        const expected = Array.from({ length: total }, (_, index) => (index < 48 ? 0 : -(index - 47)));
        expect(heard.map((sample) => sample + 0)).toEqual(expected.map((sample) => sample + 0));
      }),
    );
  });
});
