/** The list of words of a language; English where we have none of it. */
export async function loadWords(locale: string): Promise<readonly string[]> {
  const list = locale.startsWith('de') ? await import('./words-de.ts') : await import('./words-en.ts');
  return list.words;
}
