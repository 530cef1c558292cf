/** Wrong words on a command line: said without a stack, exit code 2. */
export class UsageError extends Error {
  /** @override */
  name = 'UsageError';
}

/** Somebody ended the command: what it has found so far is no result. Exit code 130. */
export class Interrupted extends Error {
  /** @override */
  name = 'Interrupted';
}

/**
 * Picks by exact name. No name given means all of them.
 * @param {readonly string[]} wanted
 * @param {readonly string[]} known
 * @param {string} noun what is picked, for the message
 * @returns {string[]} in the order they were asked for
 * @throws {UsageError} for an unknown name, or when there is nothing to pick from
 */
export function pick(wanted, known, noun) {
  if (known.length === 0) throw new UsageError(`There is no ${noun} to run.`);
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(`Unknown ${noun}: ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
  }
  return wanted.length === 0 ? [...known] : [...new Set(wanted)];
}

/**
 * Picks files whose path contains one of the filters. No filter means all of them.
 * @param {readonly string[]} filters
 * @param {readonly string[]} files
 * @returns {string[]}
 * @throws {UsageError} for a filter that matches nothing, or when there are no files
 */
export function pickByPath(filters, files) {
  if (files.length === 0) throw new UsageError('There is no test to run.');
  const idle = filters.filter((filter) => !files.some((file) => file.includes(filter)));
  if (idle.length > 0) throw new UsageError(`No test file matches: ${idle.join(', ')}.`);
  return files.filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
}

/**
 * Runs a command's body and ends the process with the code it gives.
 * @param {() => Promise<number>} body
 */
export async function main(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof Interrupted)) throw error;
    console.error(error.message);
    process.exitCode = error instanceof UsageError ? 2 : 130;
  }
}
