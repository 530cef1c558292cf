import { UsageError } from '../shared/selection.mjs';

const withValue = new Set(['-t', '--testNamePattern', '--reporter', '--shard', '--project', '--outputFile']);

/**
 * Parts the words of `npm run unit -- …` into filters on the path and options, which go to Vitest as they are.
 * @param {readonly string[]} words
 * @returns {{ filters: string[], options: string[] }}
 * @throws {UsageError} when an option lacks its value
 */
export function parseUnitArguments(words) {
  /** @type {string[]} */
  const filters = [];
  /** @type {string[]} */
  const options = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) {
      filters.push(word.replace(/^\.\//, ''));
    } else if (withValue.has(word)) {
      const value = words[++index];
      if (value === undefined) throw new UsageError(`${word} wants a value.`);
      options.push(word, value);
    } else {
      options.push(word);
    }
  }
  return { filters, options };
}
