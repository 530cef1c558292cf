import { describe, expect, test } from 'vitest';
import { isSlug } from './clinic/clinic.ts';
import * as ids from './ids.ts';

const parsers = Object.entries(ids);

describe('an id', () => {
  test.each(parsers)('%s takes 22 characters of base64url and nothing else', (_, is) => {
    expect(is('abcdefghijkLMNOP0123_-')).toBe(true);
    for (const text of ['', 'short', 'abcdefghijkLMNOP0123_-x', 'abcdefghijkLMNOP0123_+', 'abcdefghijkLMNOP0123_-\n']) {
      expect(is(text)).toBe(false);
    }
  });
});

describe('a slug', () => {
  test('is letters, digits and single hyphens in between', () => {
    for (const text of ['renal', 'ward-3', 'a1', 'x'.repeat(60)]) expect(isSlug(text)).toBe(true);
    for (const text of ['', 'a', 'Renal', 'a--b', '-a', 'a-', 'ärzte', 'a b', 'a\n', 'x'.repeat(61)]) {
      expect(isSlug(text)).toBe(false);
    }
  });
});
