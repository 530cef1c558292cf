import { expect, test } from 'vitest';
import { cookieIn } from './cookies.ts';

test('Finds the cookie of exactly this name', () => {
  const header = 'anteroom-stay-a=one; xanteroom-stay=two; anteroom-stay=three=; other';
  expect(cookieIn(header, 'anteroom-stay')).toBe('three=');
  expect(cookieIn(header, 'anteroom-stay-a')).toBe('one');
  expect(cookieIn(header, 'stay')).toBeNull();
  expect(cookieIn(undefined, 'anteroom-stay')).toBeNull();
});
