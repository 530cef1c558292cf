/** A language that Anteroom speaks: its BCP 47 code, the direction of its script, and its own name for itself. */
export interface Locale {
  readonly code: LocaleCode;
  readonly dir: Direction;
  readonly name: string;
}

export type LocaleCode = 'en' | 'de';
export type Direction = 'ltr' | 'rtl';

export const defaultLocale: LocaleCode = 'en';

/** Every language, in the order in which a picker offers them. */
export const locales: readonly Locale[] = [
  { code: 'en', dir: 'ltr', name: 'English' },
  { code: 'de', dir: 'ltr', name: 'Deutsch' },
];

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ps', 'ur', 'yi', 'dv', 'ckb', 'sd', 'ug']);

/**
 * The direction of a language's script, also for languages without a catalogue, so that a name or
 * a pseudo-locale can be set right.
 * @param tag BCP 47 tag, such as `de` or `ar-EG`
 */
export function dirOf(tag: string): Direction {
  const [language = '', script = ''] = tag.toLowerCase().split(/[-_]/);
  if (script === 'latn' || script === 'cyrl') return 'ltr';
  return script === 'arab' || script === 'hebr' || rightToLeft.has(language) ? 'rtl' : 'ltr';
}

/** The locale that a tag asks for (`de-AT` asks for `de`), or undefined when there is no catalogue for it. */
export function parseLocale(tag: string | null | undefined): LocaleCode | undefined {
  if (tag === null || tag === undefined) return undefined;
  const language = tag.trim().toLowerCase().split(/[-_]/)[0];
  return locales.find(({ code }) => code === language)?.code;
}
