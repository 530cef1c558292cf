import { beforeEach, expect, test } from 'vitest';
import { createOwnRecording, type MakeRecording, type OwnRecording, type RecordingOutcome } from './own-recording.ts';

let told: string[];
let outcomes: RecordingOutcome[];
let own: OwnRecording;
let isHeard: boolean;
let halt: (why: 'full' | 'broken') => void;
const wanted = { isWanted: true, isAway: false };
const unwanted = { isWanted: false, isAway: false };

const make = (name = 'a.webm', stop: () => Promise<void> = () => Promise.resolve()): MakeRecording => ({
  name,
  again: null,
  begin(onHalted) {
    halt = onHalted;
    told.push(`begins ${name}`);
    return {
      stop() {
        told.push(`stops ${name}`);
        return stop();
      },
    };
  },
  discard() {
    told.push(`discards ${name}`);
    return Promise.resolve();
  },
});
/** Lets what was promised come to pass. */
const settle = (): Promise<void> => new Promise((done) => setTimeout(done));

beforeEach(() => {
  told = [];
  isHeard = true;
  outcomes = [];
  own = createOwnRecording({
    end() {
      told.push('tells the server');
      return Promise.resolve(isHeard ? { ok: true, value: {} } : { ok: false, error: { code: 'unavailable' } });
    },
    onOver: (outcome) => void outcomes.push(outcome),
  });
});

test('begins when the server says so, and not before', () => {
  own.ready(make());
  own.follow(unwanted);
  expect(told).toEqual([]);
  own.follow(wanted);
  own.follow(wanted);
  expect(told).toEqual(['begins a.webm']);
});

test('stops in the very moment in which the server no longer says so, and is saved', async () => {
  own.ready(make());
  own.follow(wanted);
  own.follow(unwanted);
  expect(told).toEqual(['begins a.webm', 'stops a.webm']);
  await settle();
  expect(outcomes).toEqual([{ kind: 'saved', name: 'a.webm', isFull: false, again: null }]);
});

test('stops where the server can’t be heard, and doesn’t go on by itself afterwards', async () => {
  own.ready(make());
  own.follow(wanted);
  own.follow({ isWanted: true, isAway: true });
  own.follow({ isWanted: true, isAway: true });
  expect(told).toEqual(['begins a.webm', 'stops a.webm']);
  own.follow(wanted);
  await settle();
  expect(told).toEqual(['begins a.webm', 'stops a.webm', 'tells the server']);
});

test('a page that was loaded anew records nothing, and says so', () => {
  own.follow(wanted);
  own.follow(wanted);
  expect(told).toEqual(['tells the server']);
});

test('says so again where the server was not reached, and only then', async () => {
  isHeard = false;
  own.follow(wanted);
  await settle();
  isHeard = true;
  own.follow(wanted);
  await settle();
  own.follow(wanted);
  expect(told).toEqual(['tells the server', 'tells the server']);
});

test('stops where somebody’s own page says that they no longer agree', () => {
  own.ready(make());
  own.follow(wanted);
  own.stop();
  own.follow(wanted);
  expect(told).toEqual(['begins a.webm', 'stops a.webm', 'tells the server']);
});

test.each([
  ['full', { kind: 'saved', name: 'a.webm', isFull: true, again: null }],
  ['broken', { kind: 'broken', name: 'a.webm' }],
] as const)('stops by itself where the file is %s, and says so everywhere', async (why, outcome) => {
  own.ready(make());
  own.follow(wanted);
  halt(why);
  expect(told).toEqual(['begins a.webm', 'stops a.webm', 'tells the server']);
  await settle();
  expect(outcomes).toEqual([outcome]);
});

test('is broken where the file can’t be handed over', async () => {
  own.ready(make('a.webm', () => Promise.reject(new Error('The disk is full.'))));
  own.follow(wanted);
  own.follow(unwanted);
  await settle();
  expect(outcomes).toEqual([{ kind: 'broken', name: 'a.webm' }]);
});

test('what was made ready and isn’t wanted is let go', () => {
  own.ready(make('a.webm'));
  own.ready(make('b.webm'));
  own.giveUp();
  own.giveUp();
  expect(told).toEqual(['discards a.webm', 'discards b.webm']);
});
