import { expect, it } from 'vitest';

import { createPersonMask } from './person-mask.ts';

it('shows who is surely there and hides what is surely the room, with a soft edge between', () => {
  const [room = -1, edge = -1, person = -1] = createPersonMask(3).next(Float32Array.of(0.1, 0.55, 0.95));
  expect([room, person]).toEqual([0, 255]);
  expect(edge).toBeGreaterThan(60);
  expect(edge).toBeLessThan(200);
});

it('follows somebody who moves, and doesn’t jump with one odd picture', () => {
  const mask = createPersonMask(1);
  mask.next(Float32Array.of(1));
  expect(mask.next(Float32Array.of(0.6))[0]).toBeGreaterThan(200);
  mask.next(Float32Array.of(0));
  mask.next(Float32Array.of(0));
  expect(mask.next(Float32Array.of(0))[0]).toBe(0);
});
