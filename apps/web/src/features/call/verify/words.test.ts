import { describe, expect, it } from 'vitest';
import { words as german } from './words-de.ts';
import { words as english } from './words-en.ts';

/** How many letters have to be changed, put in or left out to make one word of another. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, letterThere] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === letterThere ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

describe.each([
  ['English', english, /^[a-z]{3,8}$/],
  ['German', german, /^[A-Z][a-z]{2,7}$/],
])('the %s words of a code', (_, words, shape) => {
  it('are 256, each once', () => {
    expect(words).toHaveLength(256);
    expect(new Set(words).size).toBe(256);
  });

  it('are of three to eight plain letters', () => {
    expect(words.filter((word) => !shape.test(word))).toEqual([]);
  });

  it('are not mistaken for each other: no two differ by a single letter, and none begins another', () => {
    const all = words.map((word) => word.toLowerCase());
    const confusing = all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => distance(one, other) < 2 || other.startsWith(one))
        .map((other) => `${one} ${other}`),
    );
    expect(confusing).toEqual([]);
  });
});
