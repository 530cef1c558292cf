import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textParts } from './message-links.ts';

const links = (text: string) =>
  textParts(text).flatMap(({ text: shown, href }) => (href === null ? [] : [[shown, href]]));

test.each([
  ['See https://example.org/a?b=c.', [['https://example.org/a?b=c', 'https://example.org/a?b=c']]],
  ['(http://example.org)', [['http://example.org', 'http://example.org/']]],
  ['https://example.org/Salt_(food)', [['https://example.org/Salt_(food)', 'https://example.org/Salt_(food)']]],
  ['HTTPS://EXAMPLE.ORG/x', [['HTTPS://EXAMPLE.ORG/x', 'https://example.org/x']]],
  // Cyrillic letters that look Latin: the true name is shown.
  ['https://ехаmple.org/', [['https://xn--mple-43d3a6i.org/', 'https://xn--mple-43d3a6i.org/']]],
  ['https://bank.example@evil.example/', []],
  ['javascript:alert(1)', []],
  ['data:text/html,<script>alert(1)</script>', []],
  ['ftp://example.org', []],
  ['https://', []],
  ['<a href="https://example.org">x</a>', [['https://example.org', 'https://example.org/']]],
])('%j', (text, expected) => {
  expect(links(text)).toEqual(expected);
});

test('whatever a message is, its words stay, and every link in it is one of http or https without a name in it', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.webUrl(),
    fc.constantFrom('https://', 'http://a@b', ' ', '\u202e'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      const parts = textParts(text);
      for (const { href } of parts) {
        if (href === null) continue;
        const { protocol, username, password } = new URL(href);
        expect(['http:', 'https:']).toContain(protocol);
        expect(username + password).toBe('');
      }
      // Whatever is no link stands there as it was written, in its order.
      let at = 0;
      for (const part of parts) {
        if (part.href !== null) continue;
        const found = text.indexOf(part.text, at);
        expect(found).toBeGreaterThanOrEqual(at);
        at = found + part.text.length;
      }
    }),
  );
});
