import { describe, expect, it } from 'vitest';

import { createGaps } from './gaps.ts';

/** Frames in short: k and d go on to be drawn, K and D don't; s is sound. Answers after how many it was asked for a picture. */
function askedAfter(frames: string): readonly number[] {
  const asked: number[] = [];
  let seen = 0;
  const gaps = createGaps(() => asked.push(seen));
  for (const frame of frames) {
    seen += 1;
    const type = frame.toLowerCase() === 'k' ? 'key' : 'delta';
    gaps.see(frame === 's' ? {} : { type }, frame === 'k' || frame === 'd' || frame === 's');
  }
  return asked;
}

describe('a picture that can be drawn by itself', () => {
  it.each([
    ['isn’t asked for where nothing is missing', 'kddkdd', []],
    ['isn’t asked for while nothing opens', 'KDDD', []],
    ['is asked for with the first that opens after others didn’t', 'KDdk', [3]],
    ['is asked for once', 'KDddddDd', [3]],
    ['isn’t asked for where it comes by itself', 'KDkdd', []],
    ['is asked for in each gap', 'KdkddDd', [2, 7]],
    ['is nothing for sound', 'sKss', []],
  ])('%s', (_, frames, asked) => {
    expect(askedAfter(frames)).toEqual(asked);
  });
});
