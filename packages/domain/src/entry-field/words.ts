/** A few words that a clinic wrote, with translations by language code where it gave them. */
export interface Words {
  /** In the clinic's own language: what everybody reads for whom there is no translation. */
  readonly text: string;
  readonly translations: Readonly<Record<string, string>>;
}

/** No words at all: where a ready-made field stands for itself. */
export const noWords: Words = { text: '', translations: {} };

/** What somebody reads whose pages are in this language. */
export function wordsIn(words: Words, language: string): string {
  const own = Object.entries(words.translations).find(([code]) => code === language)?.[1] ?? '';
  return own === '' ? words.text : own;
}

/** Whether words are no longer than they may be, in no more languages than there are, and by codes of languages alone. */
export function areWords(words: Words, limit: number): boolean {
  const entries = Object.entries(words.translations);
  return (
    words.text.length <= limit &&
    entries.length <= 60 &&
    entries.every(([code, text]) => /^[a-z]{2,3}$/.test(code) && text.length <= limit)
  );
}
