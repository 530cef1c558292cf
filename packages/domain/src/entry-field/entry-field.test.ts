import { describe, expect, test } from 'vitest';
import { said, sampleField } from '../testing/sample-fields.ts';
import {
  areEntryFields,
  fieldKinds,
  fieldsLimit,
  helpLimit,
  inputNameOf,
  isEntryField,
  isForStaff,
  labelLimit,
  optionsLimit,
  readyField,
  type EntryField,
} from './entry-field.ts';
import { wordsIn } from './words.ts';

describe('A field of a clinic', () => {
  test.each(fieldKinds)('can be of the kind %s', (kind) => {
    expect(isEntryField(sampleField(kind))).toBe(true);
  });

  test.each([
    ['without a label', { label: said('  ') }],
    ['with a label that is too long', { label: said('x'.repeat(labelLimit + 1)) }],
    ['with a translation that is too long', { label: { text: 'A', translations: { de: 'x'.repeat(labelLimit + 1) } } }],
    ['translated into what is no language', { label: { text: 'A', translations: { '<b>': 'A' } } }],
    ['with a help text that is too long', { help: said('x'.repeat(helpLimit + 1)) }],
    ['with an id that could be something else', { id: '__proto__' }],
    ['with the id of a ready-made one', { id: 'phone' }],
    ['with an id of nothing', { id: '' }],
    ['that requires something of staff', { audience: 'staff', isRequired: true }],
    ['that offers answers without being a choice', { options: sampleField('choice').options }],
  ] satisfies readonly (readonly [string, Partial<EntryField>])[])('can’t be one %s', (_what, change) => {
    expect(isEntryField(sampleField('text', change))).toBe(false);
  });

  test.each([
    ['nothing', []],
    ['the same twice', [sampleField('choice').options[0], sampleField('choice').options[0]]],
    ['an answer without words', [{ id: 'one', words: said('') }]],
    ['too many answers', Array.from({ length: optionsLimit + 1 }, (_, n) => ({ id: `o${n}`, words: said('A') }))],
  ])('can’t offer %s', (_what, options) => {
    expect(isEntryField(sampleField('choice', { options: options.filter((option) => option !== undefined) }))).toBe(
      false,
    );
  });

  test('that is ready-made bears its own name and brings its own words', () => {
    expect(isEntryField(readyField('phone'))).toBe(true);
    expect(isEntryField({ ...readyField('whereabouts'), isRequired: true, help: said('Street and house.') })).toBe(
      true,
    );
    expect(isEntryField({ ...readyField('phone'), label: said('Mobile') })).toBe(false);
    expect(isEntryField({ ...readyField('phone'), kind: 'text' })).toBe(false);
    expect(isEntryField({ ...readyField('phone'), id: 'mine' })).toBe(false);
    expect(isEntryField({ ...readyField('phone'), audience: 'staff' })).toBe(false);
    expect(inputNameOf(readyField('phone'))).toBe('phone');
    expect(inputNameOf(sampleField('text'))).toBe('field-my-text');
    expect(isForStaff(readyField('phone'))).toBe(false);
    expect(isForStaff(sampleField('text'))).toBe(true);
    expect(isForStaff(sampleField('text', { audience: 'caller' }))).toBe(false);
  });

  test('stands beside others, each with an id of its own, and no more than can be read', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => sampleField('text', { id: `field${n}` }));
    expect(areEntryFields([])).toBe(true);
    expect(areEntryFields(many(fieldsLimit))).toBe(true);
    expect(areEntryFields(many(fieldsLimit + 1))).toBe(false);
    expect(areEntryFields([sampleField('text'), sampleField('text')])).toBe(false);
    const long = said('x'.repeat(labelLimit));
    const options = Array.from({ length: optionsLimit }, (_, n) => ({ id: `o${n}`, words: long }));
    const heavy = Array.from({ length: 10 }, (_, n) => sampleField('choice', { id: `field${n}`, options }));
    expect(areEntryFields(heavy)).toBe(false);
  });
});

test('Words are read in the reader’s language where there are any, else in the clinic’s', () => {
  const words = { text: 'Reason', translations: { de: 'Grund', sv: '' } };
  expect(['de', 'sv', 'fr', '__proto__', 'constructor'].map((language) => wordsIn(words, language))).toEqual([
    'Grund',
    'Reason',
    'Reason',
    'Reason',
    'Reason',
  ]);
});
