import { describe, expect, test } from 'vitest';
import type { Door } from './door.ts';
import { wordsFor } from './words.ts';

const monday = Date.UTC(2026, 10, 23, 6, 0);
const door = (part: Partial<Door>): Door => ({
  door: 'out-of-hours',
  opensAt: monday + 60 * 60 * 1000,
  closesAt: null,
  timeZone: 'Europe/Stockholm',
  now: monday,
  ...part,
});

describe('the button’s language', () => {
  test.each([
    ['what the button was told', ['de-AT', 'en', 'en-GB'], 'de'],
    ['that of the page', [null, 'de', 'en-GB'], 'de'],
    ['that of the browser, where the page’s isn’t ours', [null, 'fr', 'de-DE', 'en'], 'de'],
    ['English, where none is ours', ['', 'fr', undefined, 'sv'], 'en'],
  ] as const)('is %s', (_, wishes, locale) => {
    expect(wordsFor(wishes).locale).toBe(locale);
  });

  test('is spoken in all of its words', () => {
    const [english, german] = [wordsFor(['en']), wordsFor(['de'])];
    expect(english.label).toBe('Start a video consultation');
    expect(german.label).not.toBe(english.label);
    expect(german.note).not.toBe(english.note);
    expect(german.state(door({ door: 'open' }))).not.toBe(english.state(door({ door: 'open' })));
  });
});

describe('the button’s state', () => {
  test('says when it opens, by the clinic’s clock and in the reader’s way', () => {
    expect(wordsFor(['en']).state(door({}))).toMatch(/^Closed now · opens Monday.* 08:00/);
    expect(wordsFor(['en-US']).state(door({}))).toMatch(/8:00\sAM/);
    expect(wordsFor(['de']).state(door({}))).toMatch(/Montag.* 08:00/);
  });

  test('names the day where the weekday comes again before', () => {
    const opensAt = monday + 14 * 24 * 60 * 60 * 1000;
    expect(wordsFor(['en']).state(door({ opensAt }))).toContain('7 December');
  });

  test('names the clinic’s zone to whoever is elsewhere', () => {
    expect(wordsFor(['en']).state(door({ timeZone: 'Asia/Tokyo' }))).toMatch(/GMT\+9|JST/);
  });

  test.each([
    ['open', 'Open now'],
    ['off', 'Closed now'],
    ['closed', 'Closed now'],
  ])('%s is “%s”', (state, words) => {
    expect(wordsFor(['en']).state(door({ door: state, opensAt: null }))).toBe(words);
  });
});
