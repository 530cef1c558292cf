import { pick, UsageError } from '../shared/selection.mjs';

/**
 * @param {readonly string[]} words of `npm run mutate -- …`
 * @param {readonly string[]} known
 * @returns {string[]} areas; all of them without a name
 * @throws {UsageError} for an unknown name
 */
export function parseMutateArguments(words, known) {
  return pick(words, known, 'area to mutate');
}

/**
 * The files of an area.
 * @param {{ code: readonly string[], tests: readonly string[] }} area
 * @param {readonly string[]} files of the project
 * @returns {{ code: string[], tests: string[] }}
 * @throws {UsageError} where a path of it names nothing: what isn't there can't be measured
 */
export function filesOf(area, files) {
  const isTest = (/** @type {string} */ file) => /\.test\.tsx?$/.test(file);
  const among = (/** @type {readonly string[]} */ starts, /** @type {boolean} */ tests) =>
    starts.flatMap((start) => {
      const found = files.filter((file) => file.startsWith(start) && isTest(file) === tests && file.endsWith('.ts'));
      if (found.length === 0) throw new UsageError(`There is nothing to mutate or to test below ${start}.`);
      return found;
    });
  return { code: among(area.code, false), tests: among(area.tests, true) };
}
