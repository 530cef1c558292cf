import { accentTokens, isAccent, type AccentTokens, type Look } from '@anteroom/domain';
import { brandVersion } from './read-model.ts';

/** The sheet that an address names, or null where it names none. */
export function brandSheetAt(file: string): string | null {
  const [, which, colour] = /^([0-9]+)-([0-9a-f]{6})\.css$/.exec(file) ?? [];
  if (which !== String(brandVersion) || colour === undefined || !isAccent(`#${colour}`)) return null;
  return brandSheet(`#${colour}`);
}

/** The brand's tokens in all looks, and nothing else. */
export function brandSheet(accent: string): string {
  const plain = block(accent, 'light', 'dark');
  const more = block(accent, 'light, more', 'dark, more');
  return [
    `:root:root,:root .on-dark{${plain}}`,
    `:root[data-contrast='more'],[data-contrast='more'] .on-dark{${more}}`,
    `@media (prefers-contrast:more){:root:not([data-contrast='normal']),:root:not([data-contrast='normal']) .on-dark{${more}}}`,
  ].join('\n');
}

function block(accent: string, day: Look, night: Look): string {
  const light = accentTokens(accent, day);
  const dark = accentTokens(accent, night);
  const names: readonly (keyof AccentTokens)[] = [
    'accent',
    'accent-hover',
    'on-accent',
    'accent-ink',
    'accent-soft',
    'accent-line',
    'focus',
  ];
  return names.map((name) => `--${name}:light-dark(${light[name]},${dark[name]})`).join(';');
}
