import { contrast, isColour, mix, toward } from './colour.ts';

/** Anteroom's petrol, the accent where nobody has chosen another. */
export const houseAccent = '#0b5f70';

/** The four looks of a page. */
export const looks = ['light', 'dark', 'light, more', 'dark, more'] as const;
export type Look = (typeof looks)[number];

/** The tokens that a clinic's brand changes, and no other. */
export interface AccentTokens {
  readonly accent: string;
  readonly 'accent-hover': string;
  readonly 'on-accent': string;
  readonly 'accent-ink': string;
  readonly 'accent-soft': string;
  readonly 'accent-line': string;
  readonly focus: string;
}

/** What the accent stands on or under, in each look; kept equal to the style sheet by a test of the web. */
export const grounds: {
  readonly [Name in Look]: { readonly papers: readonly string[]; readonly inks: readonly string[] };
} = {
  light: { papers: ['#f6f5f1', '#ffffff', '#faf9f6', '#eeece6'], inks: ['#14242a', '#43555c'] },
  dark: { papers: ['#10191d', '#172328', '#1b292f', '#0c1417'], inks: ['#eaf0f1', '#b7c5ca'] },
  'light, more': { papers: ['#ffffff', '#f2f2f2'], inks: ['#000000', '#14242a'] },
  'dark, more': { papers: ['#000000', '#0b1316'], inks: ['#ffffff', '#eaf0f1'] },
};

const white = '#ffffff';
const black = '#000000';
const text = 4.5;
const graphic = 3;

/** The brand's tokens in one look: by day the colour itself with white on it, by night the same made lighter. */
export function accentTokens(accent: string, look: Look): AccentTokens {
  const { papers, inks } = grounds[look];
  const isMore = look.endsWith('more');
  const needed = isMore ? 7 : text;
  if (look === 'light' || look === 'light, more') {
    const soft = toward(mix(accent, white, 0.86), white, inks, needed);
    const ink = toward(accent, black, [...papers, soft], needed);
    const main = isMore ? ink : accent;
    return {
      accent: main,
      'accent-hover': mix(main, black, 0.2),
      'on-accent': white,
      'accent-ink': ink,
      'accent-soft': soft,
      'accent-line': isMore ? ink : mix(accent, white, 0.6),
      focus: isMore ? black : accent,
    };
  }
  const paper = papers[1] ?? black;
  const soft = toward(mix(paper, accent, 0.3), black, inks, needed);
  const ink = toward(mix(accent, white, 0.3), white, [...papers, soft], isMore ? 9 : 6);
  return {
    accent: ink,
    'accent-hover': mix(ink, white, 0.25),
    'on-accent': isMore ? black : toward(mix(accent, black, 0.7), black, [ink, mix(ink, white, 0.25)], text),
    'accent-ink': ink,
    'accent-soft': soft,
    'accent-line': isMore ? ink : mix(paper, ink, 0.45),
    focus: isMore ? white : ink,
  };
}

/** The pair of a look that reads worst, with its ratio and what it needs. */
export interface AccentCheck {
  readonly look: Look;
  readonly front: string;
  readonly back: string;
  /** 1 to 21, as WCAG 2.2 counts. */
  readonly ratio: number;
  readonly needed: number;
}

/** How well an accent reads: for every look the pair that is nearest to failing. */
export function checkAccent(accent: string): readonly AccentCheck[] {
  return looks.map((look) => {
    const { papers, inks } = grounds[look];
    const tokens = accentTokens(accent, look);
    const pairs: readonly (readonly [string, string, number])[] = [
      [tokens['on-accent'], tokens.accent, text],
      [tokens['on-accent'], tokens['accent-hover'], text],
      [tokens['accent-ink'], tokens['accent-soft'], text],
      ...inks.map((ink) => [ink, tokens['accent-soft'], text] as const),
      ...papers.map((paper) => [tokens['accent-ink'], paper, text] as const),
      ...papers.map((paper) => [tokens.accent, paper, graphic] as const),
      ...papers.map((paper) => [tokens.focus, paper, graphic] as const),
    ];
    const judged = pairs.map(([front, back, needed]) => ({ look, front, back, needed, ratio: contrast(front, back) }));
    return judged.reduce((worst, pair) => (pair.ratio / pair.needed < worst.ratio / worst.needed ? pair : worst));
  });
}

/** Whether a colour may be an accent: every pair passes in every look. */
export function isAccent(accent: string): boolean {
  return isColour(accent) && checkAccent(accent).every(({ ratio, needed }) => ratio >= needed);
}

/** The nearest colour of the same kind that passes: the accent itself, or it made darker. */
export function nearestAccent(accent: string): string {
  for (let step = 0; step <= 64; step += 1) {
    const tried = mix(accent, black, step / 64);
    if (isAccent(tried)) return tried;
  }
  return houseAccent;
}
