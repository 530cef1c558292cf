import { describe, expect, it } from 'vitest';

import { readReport } from './read-report.ts';

const report = (...entries: readonly { id: string; type: string }[]) =>
  new Map(entries.map((entry) => [entry.id, entry]));

const media = [
  {
    id: 'ia',
    type: 'inbound-rtp',
    kind: 'audio',
    packetsReceived: 500,
    packetsLost: 5,
    bytesReceived: 40_000,
    jitter: 0.004,
  },
  {
    id: 'iv',
    type: 'inbound-rtp',
    kind: 'video',
    packetsReceived: 900,
    packetsLost: 10,
    bytesReceived: 900_000,
    jitter: 0.02,
    framesDecoded: 240,
    frameHeight: 360,
    totalFreezesDuration: 1.5,
  },
  { id: 'oa', type: 'outbound-rtp', kind: 'audio', bytesSent: 40_000 },
  {
    id: 'ov',
    type: 'outbound-rtp',
    kind: 'video',
    bytesSent: 800_000,
    framesSent: 230,
    frameHeight: 720,
    qualityLimitationReason: 'bandwidth',
  },
  { id: 'ra', type: 'remote-inbound-rtp', kind: 'audio', fractionLost: 0.01, roundTripTime: 0.05 },
  { id: 'rv', type: 'remote-inbound-rtp', kind: 'video', fractionLost: 0.04, roundTripTime: 0.06 },
  { id: 'lc', type: 'local-candidate', candidateType: 'host' },
  { id: 'lr', type: 'local-candidate', candidateType: 'relay' },
];

describe('reading what a browser says of a connection', () => {
  it('adds up sound and pictures, and takes the worse of the two where they are one figure', () => {
    expect(readReport(report(...media))).toEqual({
      stats: {
        framesDecoded: 240,
        framesSent: 230,
        audioPacketsReceived: 500,
        videoPacketsReceived: 900,
        packetsReceived: 1400,
        packetsLost: 15,
        outgoingLoss: 0.04,
        isSlowed: false,
        bytesReceived: 940_000,
        bytesSent: 840_000,
        heightReceived: 360,
        heightSent: 720,
        roundTripMs: 50,
        path: null,
      },
      sample: {
        packetsReceived: 1400,
        packetsLost: 15,
        outgoingLoss: 0.04,
        roundTripMs: 50,
        jitterMs: 20,
        framesDecoded: 240,
        audioPacketsReceived: 500,
        freezeSeconds: 1.5,
        narrowed: true,
        availableKbps: null,
      },
    });
  });

  it.each([
    [
      'Chromium, whose transport names the pair',
      [
        { id: 't', type: 'transport', selectedCandidatePairId: 'p2' },
        { id: 'p1', type: 'candidate-pair', localCandidateId: 'lc', currentRoundTripTime: 0.001 },
        { id: 'p2', type: 'candidate-pair', localCandidateId: 'lr', currentRoundTripTime: 0.1 },
      ],
    ],
    [
      'Firefox, which marks the pair',
      [
        { id: 'p1', type: 'candidate-pair', localCandidateId: 'lc', selected: false, currentRoundTripTime: 0.001 },
        { id: 'p2', type: 'candidate-pair', localCandidateId: 'lr', selected: true, currentRoundTripTime: 0.1 },
      ],
    ],
    [
      'a transport that names none',
      [
        { id: 't', type: 'transport' },
        { id: 'p2', type: 'candidate-pair', localCandidateId: 'lr', selected: true, currentRoundTripTime: 0.1 },
      ],
    ],
  ])('finds the way in use: %s', (_browser, pairs) => {
    expect(readReport(report(...media, ...pairs)).stats).toMatchObject({ path: 'relay', roundTripMs: 100 });
  });

  it('finds what the way out carries', () => {
    const pair = { id: 'p', type: 'candidate-pair', selected: true, availableOutgoingBitrate: 432_100 };
    expect(readReport(report(...media, pair)).sample.availableKbps).toBe(432.1);
  });

  it('has no height of a picture that is not sent', () => {
    const still = { id: 'os', type: 'outbound-rtp', kind: 'video', active: false, frameHeight: 720 };
    expect(readReport(report(still)).stats.heightSent).toBeNull();
  });

  it('makes do with nothing', () => {
    const { stats, sample } = readReport(report());
    expect(stats).toMatchObject({ framesDecoded: 0, roundTripMs: null, path: null });
    expect(sample).toMatchObject({ outgoingLoss: null, jitterMs: null, narrowed: false });
  });
});
