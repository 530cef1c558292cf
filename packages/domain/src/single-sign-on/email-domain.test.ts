import { expect, test } from 'vitest';
import { domainOfEmail, isEmailDomain } from './email-domain.ts';

test.each(['nordby.example', 'a.b-c.example', 'xn--bcher-kva.example'])('%s is a domain', (text) => {
  expect(isEmailDomain(text)).toBe(true);
});

test.each([
  '',
  'localhost',
  'Nordby.example',
  '-a.example',
  'a-.example',
  'a..example',
  '.example',
  'a.example.',
  'a b.example',
  '*.example',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(127)}example`,
])('“%s” is none', (text) => {
  expect(isEmailDomain(text)).toBe(false);
});

test.each([
  ['mei@nordby.example', 'nordby.example'],
  [' Mei.Chen@NORDBY.example ', 'nordby.example'],
  ['mei@evil.example@nordby.example', null],
  ['"mei@nordby.example"@evil.example', null],
  ['<mei@nordby.example>', null],
  ['mei@', null],
  ['@nordby.example', null],
  ['mei nordby.example', null],
  ['mei@nordby.example\n', 'nordby.example'],
  ['mei@nordby.example\nx', null],
])('the domain of “%s” is %s', (address, domain) => {
  expect(domainOfEmail(address)).toBe(domain);
});
