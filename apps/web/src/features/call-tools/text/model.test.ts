import { expect, test } from 'vitest';
import { changeBetween, placeAfter } from './model.ts';

test.each([
  ['abc', 'abXc', { at: 2, removed: 0, inserted: 'X' }],
  ['abc', 'ac', { at: 1, removed: 1, inserted: '' }],
  ['aa', 'aaa', { at: 2, removed: 0, inserted: 'a' }],
  ['', 'new', { at: 0, removed: 0, inserted: 'new' }],
  ['old', 'new', { at: 0, removed: 3, inserted: 'new' }],
  ['same', 'same', null],
])('from %o to %o', (before, after, change) => {
  expect(changeBetween(before, after)).toEqual(change);
});

test('the cursor stays where it was while others write and take away before and behind it', () => {
  expect(placeAfter(5, [{ insert: 'abc' }])).toBe(8);
  expect(placeAfter(5, [{ retain: 5 }, { insert: 'abc' }])).toBe(5);
  expect(placeAfter(5, [{ retain: 1 }, { delete: 2 }])).toBe(3);
  expect(placeAfter(5, [{ retain: 3 }, { delete: 9 }])).toBe(3);
  expect(placeAfter(5, [{ retain: 7 }, { delete: 1 }])).toBe(5);
});
