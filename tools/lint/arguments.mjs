import { UsageError } from '../shared/selection.mjs';

/**
 * @param {readonly string[]} words
 * @returns {{ names: string[], fix: boolean }} names of steps; none means all. `types` stands for its whole family.
 * @throws {UsageError} for an option other than `--fix`
 */
export function parseLintArguments(words) {
  const options = words.filter((word) => word.startsWith('-'));
  const unknown = options.filter((option) => option !== '--fix');
  if (unknown.length > 0) throw new UsageError(`Unknown option: ${unknown.join(', ')}. Known: --fix.`);
  return { names: words.filter((word) => !word.startsWith('-')), fix: options.length > 0 };
}
