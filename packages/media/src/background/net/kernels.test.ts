import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bindKernels } from './kernel-calls.ts';
import { kernelBytes } from './kernels.ts';

const module = new WebAssembly.Module(kernelBytes());
const float = 4;

/** A memory with lists of numbers in it, one after the other; answers where each is, in bytes. */
function laid(...lists: readonly (readonly number[])[]) {
  const memory = new WebAssembly.Memory({ initial: 4 });
  const floats = new Float32Array(memory.buffer);
  let end = 0;
  const places = lists.map((list) => {
    const at = end;
    floats.set(list, at / float);
    end = Math.ceil((at + list.length * float) / 16) * 16;
    return at;
  });
  return { kernels: bindKernels(module, memory), floats, places, end };
}

const close = (left: ArrayLike<number>, right: readonly number[]): void =>
  right.forEach((value, index) => expect(left[index]).toBeCloseTo(value, 3));
/** Always the same numbers, between -1 and 1. */
const some = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.sin((index + 1) * (seed + 1.7)));
const seed = fc.integer({ min: 1, max: 50 });

describe('the loops of the net', () => {
  it('mix channels as plain loops do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }).map((fours) => 4 * fours),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(8, 16, 24),
        fc.constantFrom(0, -Infinity),
        seed,
        (places, into, outOf, least, own) => {
          const [input, weights, bias] = [some(places * into, own), some(into * outOf, own + 1), some(outOf, own + 2)];
          const { kernels, floats, places: at, end } = laid(input, weights, bias);
          kernels.mix(at[0] ?? 0, at[1] ?? 0, at[2] ?? 0, end, places, into, outOf, least);
          const expected = Array.from({ length: places * outOf }, (_, index) => {
            const [place, channel] = [Math.floor(index / outOf), index % outOf];
            const sum = Array.from({ length: into }).reduce<number>(
              (before, _one, i) => before + (input[place * into + i] ?? 0) * (weights[i * outOf + channel] ?? 0),
              bias[channel] ?? 0,
            );
            return Math.max(least, sum);
          });
          close(floats.subarray(end / float), expected);
        },
      ),
    );
  });

  it('look round a place in each channel as plain loops do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(3, 5),
        fc.constantFrom(1, 2),
        fc.constantFrom(8, 16),
        seed,
        (size, stride, c, own) => {
          const [height, width] = [3, 2];
          const wide = (width - 1) * stride + size;
          const high = (height - 1) * stride + size;
          const [input, weights, bias] = [some(high * wide * c, own), some(size * size * c, own + 1), some(c, own + 2)];
          const { kernels, floats, places, end } = laid(input, weights, bias);
          const [from = 0, by = 0, plus = 0] = places;
          kernels.eachChannel(from, by, plus, end, height, width, c, size, stride, wide * c * float, 0);
          const expected = Array.from({ length: height * width * c }, (_, index) => {
            const [place, channel] = [Math.floor(index / c), index % c];
            const [y, x] = [Math.floor(place / width), place % width];
            let sum = bias[channel] ?? 0;
            for (let j = 0; j < size; j += 1) {
              for (let i = 0; i < size; i += 1) {
                const source = ((y * stride + j) * wide + x * stride + i) * c + channel;
                sum += (input[source] ?? 0) * (weights[(j * size + i) * c + channel] ?? 0);
              }
            }
            return Math.max(0, sum);
          });
          close(floats.subarray(end / float), expected);
        },
      ),
    );
  });

  it('add, gate, bend and cut off', () => {
    const [one, other] = [
      [-4, -1, 0, 2, 4, 1, -2, 3],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ];
    const { kernels, floats, places, end } = laid(one ?? [], other ?? []);
    const [first = 0, second = 0] = places;
    const out = floats.subarray(end / float);
    kernels.add(first, second, end, 8);
    close(out, [-3, 1, 3, 6, 9, 7, 5, 11]);
    kernels.relu(first, first, end, 8);
    close(out, [0, 0, 0, 2, 4, 1, 0, 3]);
    kernels.hardSwish(first, first, end, 8);
    close(out, [0, -1 / 3, 0, 5 / 3, 4, 2 / 3, -1 / 3, 3]);
    kernels.gate(first, second, end, 2, 4);
    close(out, [-4, -2, 0, 8, 4, 2, -6, 12]);
  });
});
