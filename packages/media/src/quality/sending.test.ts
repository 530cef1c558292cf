import { describe, expect, it } from 'vitest';

import { limitOn, needsOf, noPicture, rungFor, rungForPeers, savingPicture } from './ladder.ts';
import { ceilingFor, sentOn, soundBitrateOf } from './sending.ts';

describe('the ladder', () => {
  it('shrinks in height, rate and bits with every step', () => {
    const limits = [1, 2, 3, 4, 5].map(limitOn);
    for (const name of ['height', 'bitrate', 'frameRate'] as const) {
      const values = limits.map((limit) => limit?.[name] ?? 0);
      expect(values).toEqual([...values].sort((a, b) => b - a));
    }
  });

  it('ends without a picture, which asks for nothing', () => {
    expect(limitOn(noPicture)).toBeNull();
    expect(needsOf(noPicture)).toBe(0);
  });

  it.each([
    [5000, 0],
    [500, 0],
    [499, 1],
    [150, 3],
    [60, 5],
    [59, noPicture],
    [0, noPicture],
  ])('has for a line of %d kbit/s step %d', (kbps, rung) => {
    expect(rungFor(kbps)).toBe(rung);
  });

  it.each([
    [0, undefined],
    [1, undefined],
    [2, 540],
    [3, 360],
    [4, 270],
    [5, 270],
  ])('sends %d others at most so many lines: %d', (peers, height) => {
    expect(limitOn(rungForPeers(peers))?.height).toBe(height);
  });
});

describe('what somebody chooses', () => {
  it.each([
    [1, 'automatic', 'all', 0],
    [5, 'automatic', 'all', 3],
    [5, 'high', 'all', 0],
    [1, 'medium', 'all', 2],
    [5, 'medium', 'all', 3],
    [1, 'low', 'all', savingPicture],
    [1, 'high', 'small', savingPicture],
    [1, 'high', 'none', noPicture],
    [5, 'low', 'none', noPicture],
  ] as const)('with %d others: %s to one who wants %s', (peers, picture, wanted, rung) => {
    expect(ceilingFor(peers, picture, wanted)).toBe(rung);
  });

  it('is only said to be held back where the line does it', () => {
    expect([sentOn(0, 0), sentOn(2, 3), sentOn(4, 3), sentOn(noPicture, 3), sentOn(noPicture, noPicture)]).toEqual([
      'all',
      'all',
      'less',
      'none',
      'all',
    ]);
  });

  it('gives music more bits than speech', () => {
    expect(soundBitrateOf('speech')).toBeNull();
    expect(soundBitrateOf('music') ?? 0).toBeGreaterThan(soundBitrateOf('saving') ?? 0);
  });
});
