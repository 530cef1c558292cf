import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passwordLength, passwordProblem } from './password.ts';

describe('A password', () => {
  test.each([
    'correct horse battery',
    'k7mfq-2vxnh-9twsb-pd3ra',
    'der Hund frisst Kuchen am Teich',
    'ωραία μέρα για βόλτα',
    'tall-green-lamps-sing',
    '漢字は十三文字以上で書くとよい',
  ])('%s is taken: it needs no capital, no digit and no sign', (password) => {
    expect(passwordProblem(password)).toBeNull();
  });

  test('has thirteen characters, as a person counts them', () => {
    expect(passwordProblem('hunting owls')).toBe('password-too-short');
    expect(passwordProblem('🦉'.repeat(12))).toBe('password-too-short');
    expect(passwordProblem('plum tree xyv')).toBeNull();
    expect(passwordProblem('x7'.repeat(200))).toBe('password-too-long');
  });

  test.each([
    'passwordpassword',
    'Password123456789!',
    'P@ssw0rdP@ssw0rd',
    'qwertyuiop12345',
    '1qaz2wsx3edc4rfv',
    '1234567890qwerty',
    'zxcvbnm123456789',
    '1234567890987654321',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'Welcome2026Welcome',
    'Sommer2025!!!!',
    'Correct Horse Battery Staple',
    'michaeljackson',
    'administrator1',
    'Hospital-2026-Hospital',
    'anteroomanteroom',
    'Krankenhaus2026',
    'monkeydragon1234',
  ])('%s is refused: it is tried first', (password) => {
    expect(passwordProblem(password)).toBe('password-too-common');
  });

  test('made of what is known of its owner is refused', () => {
    const about = ['mei.chen-lindqvist@nordbysjukhus.example', 'Mei Chen Lindqvist'];
    for (const password of ['lindqvist-lindqvist', 'Nordbysjukhus2026!', 'Chen.Lindqvist.99'])
      expect(passwordProblem(password, about)).toBe('password-too-common');
    expect(passwordProblem('lindqvist eats purple grapes', about)).toBeNull();
  });

  test('of one character is never taken, however long it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 1 }), fc.integer({ min: 13, max: 200 }), (sign, times) => {
        expect(passwordProblem(sign.repeat(times))).not.toBeNull();
      }),
    );
  });

  test('at random is always taken', () => {
    const signs = fc.constantFrom(...'bcdfghjkmnpqrstvwxz');
    fc.assert(
      fc.property(fc.uniqueArray(signs, { minLength: passwordLength, maxLength: 16 }), (letters) => {
        const mixed = letters.map((letter, index) => `${letter}${index % 3 === 0 ? '-' : ''}`).join('');
        fc.pre(!/[a-z]{4}/.test(mixed));
        expect(passwordProblem(mixed)).toBeNull();
      }),
    );
  });
});
