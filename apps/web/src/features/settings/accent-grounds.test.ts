import { grounds, houseAccent } from '@anteroom/domain';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readThemes, type ThemeName } from '../../ui/testing/colours.ts';

const themes = readThemes([readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8')]);
const names: readonly ThemeName[] = ['light', 'dark', 'light, more', 'dark, more'];

test('what a clinic’s accent is measured against is what stands here', () => {
  for (const name of names) {
    const theme = themes[name];
    const papers = ['bg', 'surface', 'surface-2', 'sunken'].map(theme);
    expect(new Set(grounds[name].papers)).toEqual(new Set(papers));
    expect(grounds[name].inks).toEqual([theme('ink'), theme('ink-2')]);
  }
  expect(houseAccent).toBe(themes.light('accent'));
});
