import { describe, expect, test } from 'vitest';
import { checkDetails, nameLimit, phoneLimit } from './details.ts';

const alice = { firstName: 'Alice', lastName: 'Ngo', phone: '' };

describe('what a caller types about themselves', () => {
  test('is tidied: one space between words, none around, no control or direction character', () => {
    const typed = { firstName: '  Anna\t Lena ', lastName: '\u202eeslaF\u0000', phone: ' +49 30  1234 ' };
    expect(checkDetails(typed)).toStrictEqual({
      ok: true,
      value: { firstName: 'Anna Lena', lastName: 'eslaF', phone: '+49 30 1234' },
    });
  });

  test.each(['李', 'O’Brien', 'علی', 'Müller-Ståhl'])('takes the name %s', (firstName) => {
    expect(checkDetails({ ...alice, firstName })).toMatchObject({ ok: true, value: { firstName } });
  });

  test('needs both names, each with something to read in it', () => {
    const nameless = { firstName: ' \u200e', lastName: '--', phone: '' };
    expect(checkDetails(nameless)).toStrictEqual({
      ok: false,
      refusal: { firstName: 'required', lastName: 'required' },
    });
  });

  test('ends at the limit of a name', () => {
    expect(checkDetails({ ...alice, lastName: 'x'.repeat(nameLimit) }).ok).toBe(true);
    expect(checkDetails({ ...alice, lastName: 'x'.repeat(nameLimit + 1) })).toStrictEqual({
      ok: false,
      refusal: { lastName: 'too-long' },
    });
  });

  test.each([
    ['12345', null],
    ['+44 (0)20 7946-0018', null],
    ['030/123 45', null],
    ['1234', 'malformed'],
    ['1234567890123456', 'malformed'],
    ['call me', 'malformed'],
    ['12 34+56', 'malformed'],
    ['1'.repeat(phoneLimit + 1), 'too-long'],
  ])('phone %s: %s', (phone, problem) => {
    const checked = checkDetails({ ...alice, phone });
    expect(checked.ok ? null : checked.refusal.phone).toBe(problem);
  });
});
