import { describe, expect, it } from 'vitest';

import type { Quality, QualitySample } from './judge-quality.ts';
import { judgeArriving, judgeOwnLine, judgeQuality, judgeSilence } from './judge-quality.ts';

/** Ten seconds of a call in which nothing goes wrong, but for what is named. */
function samples(trouble: Partial<QualitySample>, perSample: Partial<QualitySample> = {}): readonly QualitySample[] {
  return [0, 1, 2, 3].map((index) => ({
    at: index * 2000,
    packetsReceived: 1000 + index * 200,
    packetsLost: index * (perSample.packetsLost ?? 0),
    outgoingLoss: 0,
    roundTripMs: 40,
    jitterMs: 5,
    framesDecoded: 100 + index * 40,
    audioPacketsReceived: 100 + index * 100,
    freezeSeconds: index * (perSample.freezeSeconds ?? 0),
    narrowed: false,
    availableKbps: null,
    ...trouble,
  }));
}

describe('the quality of a connection', () => {
  it.each<[string, readonly QualitySample[], Quality | null]>([
    ['nothing goes wrong', samples({}), { level: 'good', side: null }],
    ['one packet in a hundred is lost', samples({}, { packetsLost: 2 }), { level: 'good', side: null }],
    ['one packet in twenty does not arrive', samples({}, { packetsLost: 10 }), { level: 'weak', side: 'theirs' }],
    ['one packet in five does not arrive', samples({}, { packetsLost: 50 }), { level: 'bad', side: 'theirs' }],
    ['lost packets turn up again', samples({}, { packetsLost: -3 }), { level: 'good', side: null }],
    ['the peer misses one packet in twenty', samples({ outgoingLoss: 0.05 }), { level: 'weak', side: 'ours' }],
    ['the peer misses one packet in five', samples({ outgoingLoss: 0.2 }), { level: 'bad', side: 'ours' }],
    ['both miss a lot', samples({ outgoingLoss: 0.2 }, { packetsLost: 50 }), { level: 'bad', side: 'both' }],
    [
      'both miss some, one a little more',
      samples({ outgoingLoss: 0.09 }, { packetsLost: 25 }),
      { level: 'bad', side: 'both' },
    ],
    ['sound comes in fits', samples({ jitterMs: 80 }), { level: 'weak', side: 'theirs' }],
    ['the picture stands still half the time', samples({}, { freezeSeconds: 1 }), { level: 'bad', side: 'theirs' }],
    ['words take half a second there and back', samples({ roundTripMs: 500 }), { level: 'weak', side: 'both' }],
    ['words take a second there and back', samples({ roundTripMs: 1000 }), { level: 'bad', side: 'both' }],
    ['our line is too narrow all the time', samples({ narrowed: true }), { level: 'weak', side: 'ours' }],
    [
      'the browser says next to nothing',
      samples({ outgoingLoss: null, roundTripMs: null, jitterMs: null }),
      { level: 'good', side: null },
    ],
    ['nothing arrives at all', samples({ packetsReceived: 0, framesDecoded: 0 }), { level: 'good', side: null }],
    ['there is one look only', samples({}).slice(0, 1), null],
    ['nobody has looked', [], null],
  ])('when %s', (_what, given, quality) => {
    expect(judgeQuality(given)).toEqual(quality);
  });

  it('forgives a single hiccup', () => {
    const [first, ...rest] = samples({});
    expect(judgeQuality(first === undefined ? [] : [{ ...first, outgoingLoss: 0.5 }, ...rest])?.level).toBe('good');
  });

  it('gets no better when more is lost', () => {
    const order = ['good', 'weak', 'bad'];
    const levels = Array.from(
      { length: 100 },
      (_, lost) => judgeQuality(samples({}, { packetsLost: lost }))?.level ?? '',
    );
    expect(levels).toEqual([...levels].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
    expect(new Set(levels).size).toBe(3);
  });
});

describe('what arrives', () => {
  it('is told from the last two looks', () => {
    const [first, second] = samples({});
    if (first === undefined || second === undefined) throw new Error('Two are needed.');
    expect(judgeArriving([first, second])).toEqual({ audio: true, video: true });
    expect(judgeArriving([first, { ...second, framesDecoded: first.framesDecoded }])).toEqual({
      audio: true,
      video: false,
    });
    expect(judgeArriving([first])).toBeNull();
  });
});

describe('silence', () => {
  it.each<[string, readonly number[], boolean]>([
    ['packets still come', [10, 20, 30], false],
    ['they have just ceased', [10, 20, 20], true],
    ['they ceased longer ago', [10, 20, 20, 20], false],
    ['none ever came', [0, 0, 0], false],
    ['they come again', [10, 20, 20, 30], false],
    ['too little is known', [20, 20], false],
  ])('%s: %j is %s', (_what, received, is) => {
    const [sample] = samples({});
    if (sample === undefined) throw new Error('One is needed.');
    expect(judgeSilence(received.map((packetsReceived) => ({ ...sample, packetsReceived })))).toBe(is);
  });
});

describe('whose line it is', () => {
  const good: Quality = { level: 'good', side: null };
  const theirs: Quality = { level: 'bad', side: 'theirs' };
  const ours: Quality = { level: 'bad', side: 'ours' };
  it.each<[readonly Quality[], string | null]>([
    [[], null],
    [[good], 'good'],
    [[theirs], 'good'],
    [[ours], 'bad'],
    [[theirs, good], 'good'],
    [[theirs, { level: 'weak', side: 'both' }], 'weak'],
    [[theirs, theirs, theirs], 'bad'],
  ])('%j makes our own line %s', (qualities, level) => {
    expect(judgeOwnLine(qualities)).toBe(level);
  });
});
