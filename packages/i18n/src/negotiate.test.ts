import { expect, test } from 'vitest';
import { negotiate, type LanguageWishes } from './negotiate.ts';

const cases: readonly (readonly [string, LanguageWishes, string])[] = [
  ['nobody says anything', {}, 'en'],
  ['the browser prefers German', { acceptLanguage: 'de-AT,de;q=0.9,en;q=0.8' }, 'de'],
  ['the browser weighs English higher, though it names German first', { acceptLanguage: 'de;q=0.3, en;q=0.9' }, 'en'],
  ['the browser takes the first of what we speak', { acceptLanguage: 'sv, pl;q=0.9, de;q=0.5' }, 'de'],
  ['the browser refuses German', { acceptLanguage: 'de;q=0, sv' }, 'en'],
  ['the browser speaks nothing that we do', { acceptLanguage: 'sv,pl;q=0.8' }, 'en'],
  ['the cookie wins over the browser', { cookie: 'de', acceptLanguage: 'en' }, 'de'],
  ['an unknown cookie is passed over', { cookie: 'xx', acceptLanguage: 'de' }, 'de'],
  ['the address wins over the cookie', { query: 'en', cookie: 'de', acceptLanguage: 'de' }, 'en'],
  ['an unknown address is passed over', { query: '<script>', cookie: 'de' }, 'de'],
  ['a header of nonsense', { acceptLanguage: ';;,q=,*;q=x,,' }, 'en'],
  ['a header that is far too long', { acceptLanguage: `${'x,'.repeat(5000)}de` }, 'en'],
];

test.each(cases)('%s', (_, wishes, expected) => {
  expect(negotiate(wishes)).toBe(expected);
});
