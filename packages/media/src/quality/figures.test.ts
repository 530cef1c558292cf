import { describe, expect, it } from 'vitest';

import type { PeerStats } from '../media-session.ts';
import { figuresBetween } from './figures.ts';

const before: PeerStats = {
  framesDecoded: 100,
  framesSent: 100,
  audioPacketsReceived: 100,
  videoPacketsReceived: 100,
  packetsReceived: 1000,
  packetsLost: 10,
  outgoingLoss: 0.02,
  isSlowed: false,
  heightReceived: 720,
  heightSent: 360,
  bytesReceived: 100_000,
  bytesSent: 50_000,
  roundTripMs: 41.6,
  path: 'relay',
};
const now: PeerStats = {
  ...before,
  framesDecoded: 148,
  packetsReceived: 1180,
  packetsLost: 30,
  bytesReceived: 350_000,
  bytesSent: 100_000,
};

describe('the figures of a line', () => {
  it('are what went over it between two looks', () => {
    expect(figuresBetween(before, now, 2000)).toEqual({
      received: 1000,
      sent: 200,
      lossIn: 0.1,
      lossOut: 0.02,
      roundTripMs: 42,
      heightReceived: 720,
      heightSent: 360,
      framesPerSecond: 24,
      isRelayed: true,
    });
  });

  it.each([
    ['there was no look before', null, now],
    ['the connection is another one', now, before],
  ])('are unknown where %s', (_what, first, second) => {
    expect(figuresBetween(first, second, 2000)).toMatchObject({ received: null, sent: null, lossIn: null });
  });

  it('say nothing of loss where nothing came, and nothing below nothing where what was lost is found', () => {
    expect(figuresBetween(before, { ...before, packetsLost: 10 }, 2000).lossIn).toBeNull();
    expect(figuresBetween(before, { ...now, packetsLost: 2 }, 2000).lossIn).toBe(0);
  });
});
