import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrastOf, readThemes, type ThemeName } from './testing/colours.ts';

const css = ['tokens.css', 'tokens-side.css', 'tokens-call.css', 'tokens-house.css'].map((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8'),
);
const themes = readThemes(css);
const names: readonly ThemeName[] = ['light', 'dark', 'light, more', 'dark, more'];

const text = 4.5;
const graphic = 3;
const papers = ['bg', 'surface', 'surface-2'];
const tones = ['waiting', 'seen', 'hold', 'lost', 'callback'];

/** Foreground, background, and the ratio that WCAG 2.2 asks for. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...papers.flatMap((paper) =>
    ['ink', 'ink-2', 'ink-3', 'accent-ink', 'danger-ink'].map((ink) => [ink, paper, text] as const),
  ),
  ...['ink', 'ink-2', 'ink-3', 'accent-ink'].map((ink) => [ink, 'sunken', text] as const),
  ['on-accent', 'accent', text],
  ['on-accent', 'accent-hover', text],
  ['accent-ink', 'accent-soft', text],
  ['ink', 'accent-soft', text],
  ['ink-2', 'accent-soft', text],
  ['lamp-ink', 'lamp-soft', text],
  ['on-lamp', 'lamp', text],
  ['on-danger', 'danger', text],
  ['bg', 'ink', text],
  ...papers.map((paper) => ['line-control', paper, graphic] as const),
  ...papers.map((paper) => ['focus', paper, graphic] as const),
  ...papers.map((paper) => ['accent', paper, graphic] as const),
  ['danger', 'surface', graphic],
  ...tones.map((tone) => [`${tone}-ink`, `${tone}-soft`, text] as const),
  ...tones.map((tone) => [tone, 'surface', graphic] as const),
  ['late-ink', 'late-soft', text],
  ['late', 'surface', graphic],
  ['waiting-ink', 'surface', text],
  ...['side', 'side-2', 'side-3'].flatMap((side) =>
    ['side-ink', 'side-ink-2'].map((ink) => [ink, side, text] as const),
  ),
  ['lamp', 'side-3', graphic],
  ['lamp', 'side', graphic],
  ['on-knock', 'knock', text],
  ...['call-bg', 'call-surface', 'call-raised'].flatMap((paper) =>
    ['call-ink', 'call-ink-2', 'call-accent', 'call-weak', 'call-good'].map((ink) => [ink, paper, text] as const),
  ),
  ['on-call-accent', 'call-accent', text],
  ['on-leave', 'leave', text],
  ['house-room-ink', 'house-room', text],
  ['house-room-ink-2', 'house-room', text],
  ...['lit-1', 'lit-2'].flatMap((light) => ['lit-ink', 'lit-ink-2'].map((ink) => [ink, light, text] as const)),
  ...['sky-1', 'sky-2', 'earth'].map((back) => ['ink', back, text] as const),
  ...['sky-1', 'sky-2'].flatMap((sky) => ['ink-2', 'ink-3'].map((ink) => [ink, sky, text] as const)),
  ['on-roof', 'roof', text],
];

describe.each(names)('%s', (name) => {
  const theme = themes[name];
  test.each(pairs)('%s on %s has at least %s', (front, back, needed) => {
    expect(contrastOf(theme(front), theme(back))).toBeGreaterThanOrEqual(needed);
  });
});

test('the figures that the design names', () => {
  const rounded = (name: ThemeName, front: string, back: string): number =>
    Math.round(contrastOf(themes[name](front), themes[name](back)) * 10) / 10;
  expect(names.map((name) => rounded(name, 'ink', 'bg'))).toEqual([14.6, 15.5, 21, 21]);
  expect(names.map((name) => rounded(name, 'on-accent', 'accent'))).toEqual([7.3, 9.4, 12.2, 15.9]);
  expect(names.map((name) => rounded(name, 'waiting-ink', 'waiting-soft'))).toEqual([6.9, 8.7, 10.4, 10.2]);
  expect(names.map((name) => rounded(name, 'side-ink-2', 'side-3'))).toEqual([4.6, 6.7, 8.7, 8.7]);
});

test('high contrast is the same by choice and by system', () => {
  const [tokens = '', side = ''] = css;
  for (const sheet of [tokens, side]) {
    const chosen = /\n\[data-contrast='more'\][^{]*\{([^}]*)\}/.exec(sheet)?.[1] ?? 'none chosen';
    const system = /prefers-contrast: more\) \{\s*:root[^{]*\{([^}]*)\}/.exec(sheet)?.[1];
    expect(system?.replace(/\s+/g, ' ')).toBe(chosen.replace(/\s+/g, ' '));
  }
});
