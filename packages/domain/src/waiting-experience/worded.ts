/** A text in one language; the code is a primary language tag, such as `de`. */
export interface Wording {
  readonly language: string;
  readonly text: string;
}

/** What a clinic wrote, per language where it gave one, in its own order: the first is what everybody else reads. */
export type Worded = readonly Wording[];

/** Whether each language is well-formed and stands there once, with a text that isn't empty or too long. */
export function isWorded(words: Worded, limit: number): boolean {
  const languages = words.map(({ language }) => language);
  return (
    new Set(languages).size === languages.length &&
    languages.every(isLanguageCode) &&
    words.every(({ text }) => text.trim() !== '' && text.length <= limit)
  );
}

/** Whether the text looks like a primary language tag. */
export function isLanguageCode(text: string): boolean {
  return /^[a-z]{2,3}$/.test(text);
}

/**
 * What a reader of a language gets: their own language, else the first that was given; null where nothing was.
 * @param language a primary language tag
 */
export function wordingFor(words: Worded, language: string): Wording | null {
  return words.find((wording) => wording.language === language) ?? words[0] ?? null;
}

/** The same with one language's text replaced, added at the end, or taken out where it is empty. */
export function withWording(words: Worded, language: string, text: string): Worded {
  if (text === '') return words.filter((wording) => wording.language !== language);
  if (!words.some((wording) => wording.language === language)) return [...words, { language, text }];
  return words.map((wording) => (wording.language === language ? { language, text } : wording));
}

/** How many characters stand in all languages together. */
export function lengthOf(words: Worded): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}
