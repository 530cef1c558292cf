import { describe, expect, test } from 'vitest';
import { contentFor, contentLimit, filesOf, hostOf, isContent, type ContentPiece } from './content.ts';
import { withWording, wordingFor } from './worded.ts';

const en = (text: string) => [{ language: 'en', text }];
const hash = 'h'.repeat(43);
const welcome: ContentPiece = {
  kind: 'text',
  id: 'welcome',
  onlyFor: null,
  words: [
    { language: 'de', text: 'Willkommen' },
    { language: 'en', text: 'Welcome' },
  ],
};
const picture: ContentPiece = {
  kind: 'picture',
  id: 'garden',
  onlyFor: null,
  hash,
  width: 800,
  height: 600,
  description: [],
};
const leaflet: ContentPiece = {
  kind: 'document',
  id: 'leaflet',
  onlyFor: 'de',
  hash,
  size: 9_000,
  title: en('Leaflet'),
};
const film: ContentPiece = {
  kind: 'video',
  id: 'film',
  onlyFor: null,
  url: 'https://films.example/1',
  title: en('A film'),
};

describe('A clinic’s own content', () => {
  test('is shown in its order and in the reader’s language', () => {
    const all = [film, welcome, picture, leaflet];
    expect(contentFor(all, 'en')).toEqual([
      { kind: 'video', id: 'film', url: 'https://films.example/1', title: 'A film' },
      { kind: 'text', id: 'welcome', language: 'en', text: 'Welcome' },
      { kind: 'picture', id: 'garden', hash, width: 800, height: 600, description: '' },
    ]);
    expect(contentFor(all, 'de').map(({ id }) => id)).toEqual(['film', 'welcome', 'garden', 'leaflet']);
    expect(contentFor([welcome], 'sv')).toMatchObject([{ language: 'de', text: 'Willkommen' }]);
    expect(filesOf(all)).toEqual([hash, hash]);
  });

  test.each<[string, readonly ContentPiece[], boolean]>([
    ['nothing', [], true],
    ['one of each kind', [welcome, picture, leaflet, film], true],
    ['two of one name', [welcome, { ...film, id: 'welcome' }], false],
    ['a text without words', [{ ...welcome, words: [] }], false],
    ['an empty text', [{ ...welcome, words: en('  ') }], false],
    ['one language twice', [{ ...welcome, words: [...en('a'), ...en('b')] }], false],
    ['a language that is none', [{ ...welcome, words: [{ language: 'EN', text: 'a' }] }], false],
    ['for readers of no language', [{ ...picture, onlyFor: 'x' }], false],
    ['a film by an open line', [{ ...film, url: 'http://films.example/1' }], false],
    ['a film that is a script', [{ ...film, url: 'javascript:alert(1)' }], false],
    ['a film without a title', [{ ...film, title: [] }], false],
    ['a document without a title', [{ ...leaflet, title: [] }], false],
    ['too many pieces', Array.from({ length: contentLimit + 1 }, (_, at) => ({ ...welcome, id: `w${at}` })), false],
    [
      'too many words',
      Array.from({ length: 8 }, (_, at) => ({ ...welcome, id: `w${at}`, words: en('x'.repeat(4_000)) })),
      false,
    ],
  ])('%s: taken or not', (_what, pieces, isTaken) => {
    expect(isContent(pieces)).toBe(isTaken);
  });

  test.each([
    ['https://www.films.example/watch?v=1', 'films.example'],
    ['https://films.example:8443/', 'films.example'],
    ['nonsense', 'nonsense'],
  ])('%s leads to %s', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });
});

test('words are replaced, added and taken out by language, and the first is everybody’s', () => {
  const one = withWording([], 'de', 'Hallo');
  const two = withWording(one, 'en', 'Hello');
  expect(two).toEqual([
    { language: 'de', text: 'Hallo' },
    { language: 'en', text: 'Hello' },
  ]);
  expect(withWording(two, 'de', 'Guten Tag')[0]).toEqual({ language: 'de', text: 'Guten Tag' });
  expect(withWording(two, 'de', '')).toEqual([{ language: 'en', text: 'Hello' }]);
  expect(wordingFor(two, 'fr')?.language).toBe('de');
  expect(wordingFor([], 'fr')).toBeNull();
});
