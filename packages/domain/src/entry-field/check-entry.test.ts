import { describe, expect, test } from 'vitest';
import { said, sampleField } from '../testing/sample-fields.ts';
import { answersFor, answersOf, phoneIn, typedOf } from './answer.ts';
import { readEntry, readStaffAnswers, withPhoneNeeded } from './check-entry.ts';
import { readyField } from './entry-field.ts';
import type { TypedValue } from './typed-value.ts';

const names = { firstName: ' Amina ', lastName: 'Warsame' };

function typed(values: Readonly<Record<string, TypedValue>>) {
  return { ...names, values: new Map(Object.entries(values)) };
}

describe('What a caller tells on the set-up page', () => {
  const reason = sampleField('choice', { id: 'reason', isRequired: true });
  const record = sampleField('text', { id: 'record', audience: 'staff' });
  const fields = [readyField('phone'), reason, record];

  test('has a number in it where they want to be phoned, also where the clinic asks for none', () => {
    const other = { 'field-reason': 'two' };
    for (const asked of [fields, [reason, record]]) {
      const needed = withPhoneNeeded(asked);
      expect(readEntry(needed, typed(other))).toEqual({ ok: false, refusal: new Map([['phone', 'required']]) });
      const read = readEntry(needed, typed({ ...other, phone: '070 555 01 34' }));
      expect(read).toMatchObject({ ok: true, value: { phone: '070 555 01 34' } });
    }
  });

  test('keeps each answer with the words that its field had', () => {
    const read = readEntry(fields, typed({ phone: '070 555 01 34', 'field-reason': 'two' }));
    expect(read).toEqual({
      ok: true,
      value: {
        ...{ firstName: 'Amina', lastName: 'Warsame', phone: '070 555 01 34' },
        answers: [
          {
            ...{ id: 'reason', kind: 'choice', ready: null, label: said('My choice'), audience: 'both' },
            value: [{ id: 'two', words: said('Number two') }],
          },
        ],
      },
    });
  });

  test('names every problem by the name of its field in the form', () => {
    const read = readEntry(fields, {
      firstName: '',
      lastName: 'x'.repeat(81),
      values: new Map([['phone', 'call me']]),
    });
    expect(read.ok ? [] : [...read.refusal]).toEqual([
      ['firstName', 'required'],
      ['lastName', 'too-long'],
      ['phone', 'malformed'],
      ['field-reason', 'required'],
    ]);
  });

  test('holds nothing that no field asks a caller for', () => {
    const read = readEntry(
      fields,
      typed({ 'field-reason': 'one', 'field-record': '12345', 'field-gone': 'x', __proto__: 'x' }),
    );
    expect(read.ok ? read.value.answers.map(({ id }) => id) : read.refusal).toEqual(['reason']);
  });

  test('can lack a phone number that isn’t asked for, and not one that has to be given', () => {
    expect(readEntry([], typed({ phone: 'not asked' }))).toMatchObject({ ok: true, value: { phone: '' } });
    const needed = readEntry([{ ...readyField('phone'), isRequired: true }], typed({}));
    expect(needed.ok ? [] : [...needed.refusal]).toEqual([['phone', 'required']]);
  });
});

describe('What staff type', () => {
  const record = sampleField('text', { id: 'record', audience: 'staff' });
  const both = sampleField('number', { id: 'weight', isRequired: true });
  const callers = sampleField('text', { id: 'callers', audience: 'caller' });
  const fields = [readyField('phone'), record, both, callers];

  test('goes into the fields that are theirs, and may be nothing', () => {
    const read = readStaffAnswers(
      fields,
      new Map([
        ['record', ' 12345 '],
        ['weight', ''],
      ]),
    );
    expect(read).toMatchObject({
      ok: true,
      value: [
        { id: 'record', answer: { value: '12345', audience: 'staff' } },
        { id: 'weight', answer: null },
      ],
    });
  });

  test.each([
    ['callers', 'x', 'malformed'],
    ['phone', '070 555 01 34', 'malformed'],
    ['nowhere', 'x', 'malformed'],
    ['weight', 'heavy', 'malformed'],
    ['record', 'x'.repeat(201), 'too-long'],
  ] as const)('into %s, %s, is refused', (id, value, problem) => {
    const read = readStaffAnswers(fields, new Map([[id, value]]));
    expect(read.ok ? [] : [...read.refusal]).toEqual([[id, problem]]);
  });
});

describe('The answers of a stay', () => {
  const [weight, record] = ['weight', 'record'].map((id) => ({
    ...({ id, kind: 'text', ready: null, label: said(id), value: id } as const),
    audience: id === 'record' ? ('staff' as const) : ('both' as const),
  }));
  if (weight === undefined || record === undefined) throw new Error('Two were made.');

  test('are those of the caller with what staff added, mended and took away', () => {
    const mended = { ...weight, value: '72' };
    expect(answersOf([weight], [{ id: 'record', answer: record }])).toEqual([weight, record]);
    expect(answersOf([weight], [{ id: 'weight', answer: mended }])).toEqual([mended]);
    expect(answersOf([weight], [{ id: 'weight', answer: null }])).toEqual([]);
  });

  test('show a caller nothing that staff wrote for themselves', () => {
    expect(answersFor('caller', [weight, record])).toEqual([weight]);
    expect(answersFor('team', [weight, record])).toEqual([weight, record]);
  });

  test('give a number to phone where the usual one is missing', () => {
    const other = { ...weight, kind: 'phone', value: '030 12345' } as const;
    expect(phoneIn('070 1', [other])).toBe('070 1');
    expect(phoneIn('', [record, other])).toBe('030 12345');
    expect(phoneIn('', [record])).toBe('');
  });

  test('can be put into a form again', () => {
    expect(typedOf(weight)).toBe('weight');
    expect(typedOf({ ...weight, kind: 'tick', value: true })).toBe('on');
    expect(typedOf({ ...weight, kind: 'choices', value: [{ id: 'one', words: said('One') }] })).toEqual(['one']);
  });
});
