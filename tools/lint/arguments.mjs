import { pick, UsageError } from '../shared/selection.mjs';

/**
 * @param {readonly string[]} words
 * @returns {{ names: string[], fix: boolean }} names of steps; none means all
 * @throws {UsageError} for an option other than `--fix`
 */
export function parseLintArguments(words) {
  const options = words.filter((word) => word.startsWith('-'));
  const unknown = options.filter((option) => option !== '--fix');
  if (unknown.length > 0) throw new UsageError(`Unknown option: ${unknown.join(', ')}. Known: --fix.`);
  return { names: words.filter((word) => !word.startsWith('-')), fix: options.length > 0 };
}

/**
 * Picks steps by name; `types` stands for all of its family, `types apps/web` and so on.
 * @param {readonly string[]} names
 * @param {readonly string[]} known
 * @returns {string[]}
 * @throws {UsageError} for an unknown name
 */
export function pickSteps(names, known) {
  const family = (/** @type {string} */ name) => known.filter((step) => step.startsWith(`${name} `));
  return pick(
    names.flatMap((name) => (family(name).length > 0 ? family(name) : [name])),
    known,
    'lint step',
  );
}
