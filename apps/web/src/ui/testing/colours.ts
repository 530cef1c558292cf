export type ThemeName = 'light' | 'dark' | 'light, more' | 'dark, more';

/** Gives the colour of a token, as `#rrggbb`. Throws for a name that isn't there. */
export type Theme = (token: string) => string;

/** Reads the four themes from style sheets that write colours as `light-dark(…)`. */
export function readThemes(sheets: readonly string[]): Record<ThemeName, Theme> {
  const plain = new Map<string, string>();
  const more = new Map<string, string>();
  for (const sheet of sheets) {
    const base = sheet.split('@media')[0] ?? '';
    for (const [, selector = '', block = ''] of base.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const into = selector.includes('data-contrast') ? more : plain;
      for (const [, name = '', value = ''] of block.matchAll(/--([\w-]+):\s*([^;]+);/g)) into.set(name, value.trim());
    }
  }
  const theme =
    (isDark: boolean, isMore: boolean): Theme =>
    (token) => {
      const value = (isMore ? more.get(token) : undefined) ?? plain.get(token);
      if (value === undefined) throw new Error(`no token --${token}`);
      const both = /^light-dark\((#\w+), (#\w+)\)$/.exec(value);
      const colour = both === null ? value : both[isDark ? 2 : 1];
      if (colour === undefined || !/^#[0-9a-f]{6}$/.test(colour))
        throw new Error(`--${token} is no plain colour: ${value}`);
      return colour;
    };
  return {
    light: theme(false, false),
    dark: theme(true, false),
    'light, more': theme(false, true),
    'dark, more': theme(true, true),
  };
}

/** The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
