import { expect, test } from 'vitest';
import { idOf } from './testing/tools-call.ts';
import { createWriters } from './writers.ts';

const alice = idOf('alice');
const chen = idOf('chen');

test('a page has one number, and another one only when it is another page', () => {
  const writers = createWriters(1);
  writers.learn(alice, 5, false);
  writers.learn(alice, 6, false);
  expect(writers.owns(alice, 5)).toBe(true);
  expect(writers.owns(alice, 6)).toBe(false);
  writers.forget(alice);
  writers.learn(alice, 6, false);
  expect(writers.owns(alice, 5)).toBe(false);
  expect(writers.owns(alice, 6)).toBe(true);
});

test('a number that a host says is never a guest’s', () => {
  const writers = createWriters(1);
  writers.learn(alice, 5, false);
  writers.learn(chen, 5, true);
  expect(writers.owns(alice, 5)).toBe(false);
  expect(writers.owns(chen, 5)).toBe(true);
  writers.forget(chen);
  writers.learn(alice, 5, false);
  writers.learn(alice, 1, false);
  expect(writers.owns(alice, 5)).toBe(false);
  expect(writers.owns(alice, 1)).toBe(false);
});
