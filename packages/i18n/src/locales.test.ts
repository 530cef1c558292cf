import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dirOf, locales, parseLocale } from './locales.ts';

describe('the direction of a language', () => {
  test.each([
    ['en', 'ltr'],
    ['de-CH', 'ltr'],
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['fa_IR', 'rtl'],
    ['HE', 'rtl'],
    ['uz-Arab', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['', 'ltr'],
  ])('%s reads %s', (tag, direction) => {
    expect(dirOf(tag)).toBe(direction);
  });

  test('each locale says the direction of its own script', () => {
    expect(locales.map(({ dir }) => dir)).toEqual(locales.map(({ code }) => dirOf(code)));
  });
});

test('each locale has every catalogue', () => {
  const files = (code: string): string[] => readdirSync(new URL(`../locales/${code}/`, import.meta.url)).sort();
  for (const { code } of locales) expect(files(code)).toEqual(files('en'));
});

test.each([
  ['de-DE', 'de'],
  [' EN ', 'en'],
  ['deutsch', undefined],
  ['__proto__', undefined],
  [null, undefined],
])('%s asks for %s', (tag, code) => {
  expect(parseLocale(tag)).toBe(code);
});
