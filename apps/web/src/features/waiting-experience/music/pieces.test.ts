import { musicPieces } from '@anteroom/domain';
import { describe, expect, test } from 'vitest';
import { compose } from './pieces.ts';
import type { Sound } from './sound.ts';

/** Enough to hear what is wrong, and quick to make. */
const rate = 4_000;

function made(piece: (typeof musicPieces)[number]): { readonly sound: Sound; readonly steps: number } {
  const steps = compose(piece, rate);
  for (let count = 1; ; count += 1) {
    const step = steps.next();
    if (step.done === true) return { sound: step.value, steps: count };
  }
}

const loudnessOf = (channel: Float32Array, from: number, to: number): number => {
  const part = channel.subarray(from, to);
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
};

describe.each(musicPieces)('The piece “%s”', (piece) => {
  const { sound, steps } = made(piece);
  const channels = [sound.left, sound.right];

  test('is sound, never too loud, and never silent for long', () => {
    for (const channel of channels) {
      expect(channel.every((value) => Number.isFinite(value) && Math.abs(value) <= 0.501)).toBe(true);
      for (let from = 0; from + 3 * rate <= channel.length; from += rate)
        expect(loudnessOf(channel, from, from + 3 * rate)).toBeGreaterThan(0.004);
    }
  });

  test('goes on at its end as it goes on everywhere: the seam is no step', () => {
    for (const channel of channels) {
      let largest = 0;
      for (let at = 1; at < channel.length; at += 1)
        largest = Math.max(largest, Math.abs((channel[at] ?? 0) - (channel[at - 1] ?? 0)));
      expect(Math.abs((channel[0] ?? 0) - (channel.at(-1) ?? 0))).toBeLessThanOrEqual(largest);
    }
  });

  test('is the same every time, lasts half a minute or so, and is made in steps', () => {
    const again = made(piece).sound;
    expect(again.left.every((value, at) => value === sound.left[at])).toBe(true);
    expect(sound.left.length / rate).toBeGreaterThanOrEqual(24);
    expect(steps).toBeGreaterThan(2);
  });
});
