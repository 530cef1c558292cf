import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../shared/run.mjs';
import { pickByPath } from '../shared/selection.mjs';
import { runCounted, tallyOfVitest } from '../shared/tally.mjs';
import { filesBelow, root } from '../shared/walk.mjs';
import { startServices } from '../services.mjs';

const places = ['packages', 'apps', 'tools', 'e2e/support', 'bench', 'docs'];

/**
 * Runs the test files whose path contains one of the filters, with a PostgreSQL and a Redis of their own where they may
 * want one and the machine has them. Where it hasn't, that is said; with `CI` set it is a failure.
 * @param {readonly string[]} filters none means all
 * @param {readonly string[]} options handed to Vitest
 * @returns {Promise<{ code: number, tally: import('../shared/tally.mjs').Tally }>}
 */
export async function runUnits(filters, options) {
  const known = places.flatMap(filesBelow).filter((file) => /\.test\.tsx?$/.test(file));
  const files = pickByPath(filters, known);
  const services = files.some(mayUseServices) ? await startServices() : undefined;
  const absent = services?.absent ?? [];
  try {
    const { code, tally } = await runCounted(async (report) => {
      const reporters = [`--reporter=${filters.length > 0 ? 'verbose' : 'default'}`, '--reporter=json'];
      const args = ['run', ...reporters, `--outputFile.json=${report}`, ...options, ...files];
      return (await runNode('node_modules/vitest/vitest.mjs', args, { env: services?.env ?? {} })).code;
    }, tallyOfVitest);
    for (const line of absent) console.warn(`\nNOT RUN against ${line}`);
    if (absent.length === 0 || process.env['CI'] === undefined) return { code, tally };
    return { code: code || 1, tally: { ...tally, failed: tally.failed + absent.length } };
  } finally {
    await services?.stop();
  }
}

/** @param {string} file */
function mayUseServices(file) {
  return file.startsWith('apps/server/') || readFileSync(join(root, file), 'utf8').includes('ANTEROOM_TEST_');
}
