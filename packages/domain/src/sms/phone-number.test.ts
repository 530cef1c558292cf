import { expect, test } from 'vitest';
import { dialableNumber, hintOfNumber } from './phone-number.ts';

test.each([
  ['+46 70-123 45 67', null, '+46701234567'],
  ['0046701234567', null, '+46701234567'],
  ['+46 (0)70 123 45 67', '49', '+46701234567'],
  ['070 123 45 67', '46', '+46701234567'],
  ['(030) 12345-67', '49', '+49301234567'],
  ['40 61 23 45', '47', '+4740612345'],
  ['٠٧٠١٢٣٤٥٦٧', '46', '+46701234567'],
  ['+٤٦٧٠١٢٣٤٥٦٧', null, '+46701234567'],
  // Nobody knows in which country.
  ['070 123 45 67', null, null],
  ['112', '46', null],
  ['+0701234567', '46', null],
  ['+467012345678901234', '46', null],
  ['+46701234567;+4670', '46', null],
  ['call me', '46', null],
  ['', '46', null],
])('%s, typed where %s is called, is dialled as %s', (typed, callingCode, dialled) => {
  expect(dialableNumber(typed, callingCode)).toBe(dialled);
});

test('a hint of a number tells its last two digits alone', () => {
  expect(hintOfNumber('+46701234567')).toBe('…67');
});
