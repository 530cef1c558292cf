import { expect, it } from 'vitest';

import { createRoomBlur } from './blur-room.ts';

const [width, height] = [24, 8];
const wall = [40, 90, 160];

/** A picture: a wall, and a white person in the middle of it; and the mask of that person. */
function scene(colourAt: (x: number) => readonly number[]) {
  const pixels = new Uint8ClampedArray(4 * width * height);
  const person = new Uint8ClampedArray(width * height);
  for (let place = 0; place < width * height; place += 1) {
    const x = place % width;
    const isPerson = x >= 9 && x < 15;
    pixels.set([...(isPerson ? [255, 255, 255] : colourAt(x)), 255], 4 * place);
    person[place] = isPerson ? 255 : 0;
  }
  return { pixels, person };
}

function blurred(colourAt: (x: number) => readonly number[]) {
  const { pixels, person } = scene(colourAt);
  const out = new Uint8ClampedArray(4 * width * height);
  createRoomBlur(width, height).blur(pixels, person, 3, out);
  return (x: number): number[] => [...out.subarray(4 * (4 * width + x), 4 * (4 * width + x) + 4)];
}

it('leaves no ghost of the person in the room', () => {
  const at = blurred(() => wall);
  for (const x of [0, 8, 15, 23]) {
    at(x).forEach((value, part) => expect(Math.abs(value - (wall[part] ?? 255))).toBeLessThan(4));
  }
});

it('makes stripes one colour', () => {
  const at = blurred((x) => (x % 2 === 0 ? [0, 0, 0] : [200, 200, 200]));
  for (const x of [2, 3, 20, 21]) expect(Math.abs((at(x)[0] ?? 0) - 100)).toBeLessThan(25);
});
