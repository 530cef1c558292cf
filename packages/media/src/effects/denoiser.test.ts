import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

import { createDenoiser, frameLength } from './denoiser.ts';

const file = createRequire(import.meta.url).resolve('@jitsi/rnnoise-wasm/dist/rnnoise.wasm');
const bytes = readFileSync(file);

/** How loud the last second of so many is, after the net has listened to the rest; in parts of what went in. */
function left(sound: (index: number) => number): number {
  const denoiser = createDenoiser(bytes);
  const frames = 300;
  let went = 0;
  let came = 0;
  for (let number = 0; number < frames; number += 1) {
    const frame = Float32Array.from({ length: frameLength }, (_, index) => sound(number * frameLength + index));
    const isLate = number >= frames - 100;
    if (isLate) went += power(frame);
    denoiser.work(frame);
    if (isLate) came += power(frame);
  }
  return came / went;
}

function power(frame: Float32Array): number {
  return frame.reduce((sum, sample) => sum + sample * sample, 0);
}

/** Always the same noise. */
function createNoise(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state / 2_147_483_647 - 0.5) * 0.2;
  };
}

describe('the net against noise', () => {
  it('leaves hardly a hundredth of a fan', () => {
    const noise = createNoise();
    expect(left(noise)).toBeLessThan(0.02);
  });

  it('leaves silence silent', () => {
    const denoiser = createDenoiser(bytes);
    const frame = new Float32Array(frameLength);
    denoiser.work(frame);
    expect(Math.max(...frame.map(Math.abs))).toBeLessThan(1e-4);
  });

  it('is not taken for what it is not', () => {
    expect(() => createDenoiser(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))).toThrow('no memory');
  });
});
