import { participantId } from '@anteroom/protocol';
import type { Hear, Talk } from '@anteroom/media';
import type { ParticipantId } from '@anteroom/domain';
import { beforeEach, expect, test } from 'vitest';
import { createStore } from '../../../connection/store.ts';
import { idText } from '../../../connection/testing/sample-rows.ts';
import { createFakeLocal } from '../testing/fake-media.ts';
import type { CallPerson, CallState } from '../call-state.ts';
import { followConsentWords, type ConsentWords } from './consent-words.ts';

const [self, chen, okafor, bo] = ['self', 'chen', 'okafor', 'bo'].map((name) => participantId.parse(idText(name)));
if (self === undefined || chen === undefined || okafor === undefined || bo === undefined) throw new Error('no ids');

const someone = (id: ParticipantId, kind: CallPerson['kind']): CallPerson => ({
  id,
  kind,
  name: '',
  isSelf: id === self,
  isHere: true,
  microphone: true,
  camera: true,
  isHeld: false,
  cannotEncrypt: false,
  peer: null,
  shared: null,
  pictureStopped: null,
});
const asked = (number: number, askedBy: ParticipantId, kind: 'recording' | 'other' = 'other') => ({
  number,
  kind,
  askedBy,
  answers: [],
});
const start: CallState = {
  startedAt: 0,
  people: [someone(self, 'caller'), someone(chen, 'provider'), someone(okafor, 'provider'), someone(bo, 'caller')],
  limit: 6,
  topology: 'mesh',
  encryption: 'end-to-end',
  isLocked: false,
  isHeld: false,
  consents: [asked(1, chen)],
  recordedBy: null,
  local: createFakeLocal().view(),
  ownLine: null,
  isAway: false,
};

let call: ReturnType<typeof createStore<CallState>>;
let hear: Hear;
let meet: Parameters<Talk['onMet']>[0];
let sent: string[];
let withdrawals: number;
let words: ConsentWords;

beforeEach(() => {
  call = createStore<CallState>(start);
  sent = [];
  withdrawals = 0;
  const talk: Talk = {
    send(to, topic, body) {
      sent.push(`${to === bo ? 'bo' : to === chen ? 'chen' : 'okafor'} ${topic} ${new TextDecoder().decode(body)}`);
      return Promise.resolve(true);
    },
    waiting: () => 0,
    on(_topic, listener) {
      hear = listener;
      return () => undefined;
    },
    onMet(listener) {
      meet = listener;
      return () => undefined;
    },
    met: () => [chen, okafor, bo],
    close: () => undefined,
  };
  words = followConsentWords(talk, call, () => (withdrawals += 1));
});

const says = (from: ParticipantId, message: unknown): void =>
  hear(from, new TextEncoder().encode(typeof message === 'string' ? message : JSON.stringify(message)));
const shown = () => [...words.words.read()];

test('the words of whoever asked are read, whichever comes first: they or the server’s question', () => {
  says(chen, { number: 1, words: 'May a student listen?' });
  expect(shown()).toEqual([[1, 'May a student listen?']]);
  says(chen, { number: 2, words: 'And a film?' });
  expect(shown()).toHaveLength(1);
  call.set({ ...start, consents: [asked(2, chen)] });
  expect(shown()).toEqual([[2, 'And a film?']]);
});

test('nobody else puts words to a question, nor takes them away', () => {
  says(okafor, { number: 1, words: 'Something else' });
  says(bo, { number: 1, words: 'Something else' });
  expect(shown()).toEqual([]);
  says(chen, { number: 1, words: 'May a student listen?' });
  says(okafor, { number: 1, words: 'Something else' });
  expect(shown()).toEqual([[1, 'May a student listen?']]);
});

test('the first words count: whoever agreed agreed to those', () => {
  says(chen, { number: 1, words: 'May a student listen?' });
  says(chen, { number: 1, words: 'May we sell the film?' });
  expect(shown()).toEqual([[1, 'May a student listen?']]);
});

test.each([
  ['no JSON', '{'],
  ['another key', { number: 1, words: 'Yes?', html: '<b>' }],
  ['no number', { words: 'Yes?' }],
  ['a number that is none', { number: -1, words: 'Yes?' }],
  ['no words', { number: 1, words: '   ' }],
  ['too many words', { number: 1, words: 'x'.repeat(201) }],
  ['a huge message', { number: 1, words: 'x'.repeat(100_000) }],
  ['a withdrawal that isn’t one', { number: 1, withdrawn: 'yes' }],
])('%s is dropped', (_, message) => {
  says(chen, message);
  expect(shown()).toEqual([]);
  expect(withdrawals).toBe(0);
});

test('a page that says ever more questions has its newest ones kept alone', () => {
  for (let number = 1; number <= 50; number += 1) says(chen, { number, words: `Question ${String(number)}` });
  call.set({ ...start, consents: [asked(1, chen)] });
  expect(shown()).toEqual([]);
  call.set({ ...start, consents: [asked(50, chen)] });
  expect(shown()).toEqual([[50, 'Question 50']]);
});

test('the own words go to everybody, and to whoever comes later while they are asked', () => {
  call.set({ ...start, consents: [asked(3, self)] });
  words.say(3, 'May I film?');
  expect(sent).toHaveLength(3);
  expect(shown()).toEqual([[3, 'May I film?']]);
  meet(bo, true);
  expect(sent.at(-1)).toBe('bo consent {"number":3,"words":"May I film?"}');
  call.set({ ...start, consents: [] });
  meet(bo, true);
  expect(sent).toHaveLength(4);
});

test('whoever takes their consent back says so to the page that records, and to no other', () => {
  words.withdraw(1);
  expect(sent).toEqual([]);
  call.set({ ...start, recordedBy: chen });
  words.withdraw(1);
  expect(sent).toEqual(['chen consent {"number":1,"withdrawn":true}']);
});

test('a withdrawal is heard for the recording that was asked for, and for nothing else', () => {
  says(bo, { number: 1, withdrawn: true });
  expect(withdrawals).toBe(0);
  call.set({ ...start, consents: [asked(1, chen), asked(4, self, 'recording')] });
  says(bo, { number: 1, withdrawn: true });
  expect(withdrawals).toBe(0);
  says(bo, { number: 4, withdrawn: true });
  expect(withdrawals).toBe(1);
});
