import { isEntryField, readyField } from '@anteroom/domain';
import { expect, test } from 'vitest';
import { moved, newField, problemOfField, textIn, withText } from './edit-fields.ts';

test('Words are written in one language at a time, and an empty translation is none', () => {
  const reason = withText(withText({ text: '', translations: {} }, '', 'Reason'), 'de', 'Grund');
  expect(reason).toEqual({ text: 'Reason', translations: { de: 'Grund' } });
  expect([textIn(reason, ''), textIn(reason, 'de'), textIn(reason, 'sv')]).toEqual(['Reason', 'Grund', '']);
  expect(withText(reason, 'de', '')).toEqual({ text: 'Reason', translations: {} });
});

test('A field moves to another place, and nowhere where there is none', () => {
  const list = ['a', 'b', 'c'];
  expect(moved(list, 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(list, 2, 1)).toEqual(['a', 'c', 'b']);
  for (const [from, to] of [
    [0, -1],
    [2, 3],
    [1, 1],
    [7, 0],
  ] as const)
    expect(moved(list, from, to)).toBe(list);
});

test('A new field has an id of its own, and says what it still lacks', () => {
  const choice = newField('choice');
  expect(problemOfField(choice)).toBe('label');
  const labelled = { ...choice, label: { text: 'Reason', translations: {} } };
  expect(problemOfField(labelled)).toBe('options');
  const options = labelled.options.map((option) => ({ ...option, words: { text: 'A', translations: {} } }));
  expect(problemOfField({ ...labelled, options: [] })).toBe('options');
  expect(problemOfField({ ...labelled, options })).toBeNull();
  expect(isEntryField({ ...labelled, options })).toBe(true);
  expect(newField('text').id).not.toBe(newField('text').id);
  expect(newField('ready-phone')).toEqual(readyField('phone'));
  expect(isEntryField(newField('ready-whereabouts'))).toBe(true);
});
