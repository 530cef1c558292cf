import { expect, test } from 'vitest';
import { filmKindOf, isOutOfStep, secondOf } from './model.ts';

test('a film runs on by the call’s clock, and stands where it was paused', () => {
  const playing = { at: 10, since: 1_000, isPlaying: true };
  expect(secondOf(playing, 3_500)).toBe(12.5);
  expect(secondOf(playing, 500)).toBe(10);
  expect(secondOf({ ...playing, isPlaying: false }, 99_000)).toBe(10);
});

test('a page jumps where it is far off, and not for a moment', () => {
  const play = { at: 10, since: 0, isPlaying: true };
  expect(isOutOfStep(12.4, play, 2_000)).toBe(false);
  expect(isOutOfStep(13, play, 2_000)).toBe(true);
});

test('a film is known by its first bytes', () => {
  expect(filmKindOf(Uint8Array.from([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70]))).toBe('video/mp4');
  expect(filmKindOf(Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3, 1]))).toBe('video/webm');
  expect(filmKindOf(new TextEncoder().encode('<svg xmlns='))).toBeNull();
});
