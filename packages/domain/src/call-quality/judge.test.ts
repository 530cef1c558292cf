import { describe, expect, test } from 'vitest';
import { bandwidthOf, nothingFound, problemsIn, type ConnectionFindings } from './findings.ts';
import { callQualities, judgeConnection, mayBlock, problemsAt, type CallQuality } from './judge.ts';

const good: ConnectionFindings = {
  browser: 'works',
  server: 'works',
  socket: 'works',
  media: 'works',
  down: 4000,
  up: 900,
  roundTrip: 40,
  late: 0,
};

/** Lines as callers have them, and what each degree of E3 says of it. */
const table: readonly (readonly [
  what: string,
  findings: Partial<ConnectionFindings>,
  ...outcomes: [anyFailed: string, onlyBroken: string, from180: string, from330: string, off: string],
])[] = [
  ['a good line', {}, 'good', 'good', 'good', 'good', 'good'],
  ['nothing known', nothingFound, 'good', 'good', 'good', 'good', 'good'],
  ['330 kbit/s', { down: 330, up: 330 }, 'good', 'good', 'good', 'good', 'good'],
  ['329 kbit/s down', { down: 329 }, 'warn', 'good', 'warn', 'block', 'good'],
  ['329 kbit/s up', { up: 329 }, 'warn', 'good', 'warn', 'block', 'good'],
  ['180 kbit/s', { down: 180, up: 180 }, 'warn', 'good', 'warn', 'block', 'good'],
  ['179 kbit/s up', { up: 179 }, 'warn', 'good', 'block', 'block', 'good'],
  ['179 kbit/s down, nothing known of up', { down: 179, up: null }, 'warn', 'good', 'block', 'block', 'good'],
  ['a browser without calls', { browser: 'broken' }, 'warn', 'warn', 'block', 'block', 'good'],
  ['no answer', { server: 'broken' }, 'warn', 'warn', 'block', 'block', 'good'],
  ['no socket', { socket: 'broken' }, 'warn', 'warn', 'block', 'block', 'good'],
  ['no way for media', { media: 'broken' }, 'warn', 'warn', 'block', 'block', 'good'],
  ['long polling alone', { socket: 'impaired' }, 'warn', 'good', 'good', 'good', 'good'],
  ['the relay over TCP alone', { media: 'impaired' }, 'warn', 'good', 'good', 'good', 'good'],
  ['a long way', { roundTrip: 400 }, 'warn', 'good', 'good', 'good', 'good'],
  ['a way just short enough', { roundTrip: 399 }, 'good', 'good', 'good', 'good', 'good'],
  ['one answer of ten late', { late: 0.1 }, 'warn', 'good', 'good', 'good', 'good'],
  ['no way for media, and slow', { media: 'broken', up: 250 }, 'warn', 'warn', 'block', 'block', 'good'],
];

const degrees: readonly CallQuality[] = ['warn-any', 'warn-broken', 'block-180', 'block-330', 'off'];

describe('The five degrees of Call quality', () => {
  test.each(table)('%s', (_what, findings, ...outcomes) => {
    const said = degrees.map((degree) => judgeConnection(degree, { ...good, ...findings }).outcome);
    expect(said).toEqual(outcomes);
  });

  test('are all there are', () => {
    expect([...callQualities]).toEqual(degrees);
    expect(callQualities.filter(mayBlock)).toEqual(['block-180', 'block-330']);
  });

  test('name what counts at them, the worst first, and nothing else', () => {
    const findings = { ...good, media: 'broken', socket: 'impaired', up: 100, roundTrip: 900 } as const;
    expect(problemsIn(findings)).toEqual(['media', 'too-slow', 'polling', 'delayed']);
    expect(judgeConnection('warn-broken', findings)).toEqual({ outcome: 'warn', problems: ['media'] });
    expect(judgeConnection('block-180', findings).problems).toEqual(['media', 'too-slow']);
    expect(judgeConnection('off', findings)).toEqual({ outcome: 'good', problems: [] });
  });

  test('say beforehand of what they may ever speak', () => {
    expect(problemsAt('off')).toEqual([]);
    expect(problemsAt('warn-broken')).toEqual(['browser', 'server', 'socket', 'media']);
    expect([...problemsAt('block-330')].sort()).toEqual(['browser', 'media', 'server', 'slow', 'socket', 'too-slow']);
    expect(problemsAt('warn-any')).toHaveLength(10);
  });
});

test('The bandwidth of a line is that of its narrower way', () => {
  expect(bandwidthOf({ down: 500, up: 200 })).toBe(200);
  expect(bandwidthOf({ down: null, up: 200 })).toBe(200);
  expect(bandwidthOf({ down: null, up: null })).toBeNull();
});
