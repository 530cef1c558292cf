import { expect, test } from 'vitest';
import { readAppearance } from './theme.ts';

test.each([
  ['', { theme: 'system', contrast: 'system' }],
  ['anteroom-theme=dark', { theme: 'dark', contrast: 'system' }],
  ['other=1; anteroom-theme=light; anteroom-contrast=more', { theme: 'light', contrast: 'more' }],
  ['anteroom-theme=pink; anteroom-contrast=less', { theme: 'system', contrast: 'system' }],
  ['not-anteroom-theme=dark', { theme: 'system', contrast: 'system' }],
])('cookies "%s"', (cookies, appearance) => {
  expect(readAppearance(cookies)).toEqual(appearance);
});
