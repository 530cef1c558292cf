import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';

import { kernelBytes } from './net/kernels.ts';
import { createSegmenter } from './segmenter.ts';
import type { Segmenter } from './segmenter.ts';

const file = createRequire(import.meta.url).resolve(
  '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite',
);
const model = new Uint8Array(readFileSync(file));
const kernels = new WebAssembly.Module(kernelBytes());

type Colour = readonly [number, number, number];
const wall: Colour = [200, 184, 154];

/** A picture, place by place; a person's head and shoulders where `x`, `y` are within them. */
function drawn({ width, height }: Segmenter, colour: (x: number, y: number) => Colour): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let place = 0; place < width * height; place += 1) {
    pixels.set([...colour(place % width, Math.floor(place / width)), 255], 4 * place);
  }
  return pixels;
}

/** Alice, as a child would draw her: hair, face, eyes, mouth, a jumper. */
function alice(x: number, y: number): Colour {
  const within = (left: number, top: number, wide: number, high: number): boolean =>
    ((x - left) / wide) ** 2 + ((y - top) / high) ** 2 < 1;
  if (within(118, 58, 3, 2) || within(138, 58, 3, 2)) return [40, 30, 30];
  if (within(128, 76, 8, 2)) return [160, 70, 70];
  if (within(128, 62, 20, 26)) return [224, 176, 148];
  if (within(128, 54, 25, 30)) return [70, 48, 36];
  if (within(128, 92, 10, 14)) return [205, 155, 128];
  if (within(128, 150, 62, 50)) return [52, 84, 120];
  return wall;
}

describe('the net that finds people', () => {
  let segmenter: Segmenter;
  beforeAll(() => void (segmenter = createSegmenter(model, kernels)));
  const at = (found: Float32Array, x: number, y: number): number => found[y * segmenter.width + x] ?? -1;

  it('finds Alice, and not the wall behind her', () => {
    const found = segmenter.find(drawn(segmenter, alice));
    expect([at(found, 128, 62), at(found, 128, 125)].every((sure) => sure > 0.8)).toBe(true);
    expect([at(found, 20, 20), at(found, 236, 20), at(found, 20, 100)].every((sure) => sure < 0.2)).toBe(true);
  });

  it('finds her where she has gone', () => {
    const found = segmenter.find(drawn(segmenter, (x, y) => alice(x + 50, y)));
    expect(at(found, 78, 62)).toBeGreaterThan(0.8);
    expect(at(found, 150, 62)).toBeLessThan(0.2);
  });

  it('finds nobody before an empty wall', () => {
    expect(Math.max(...segmenter.find(drawn(segmenter, () => wall)))).toBeLessThan(0.2);
  });

  it('is not taken for what it is not', () => {
    expect(() => createSegmenter(new Uint8Array(64), kernels)).toThrow();
  });
});
