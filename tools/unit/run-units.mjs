import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../shared/run.mjs';
import { pickByPath } from '../shared/selection.mjs';
import { asWritten, failureOf, noTests, runCounted, sumOf } from '../shared/tally.mjs';
import { filesBelow, root } from '../shared/walk.mjs';
import { startServices } from '../services.mjs';

const places = ['packages', 'apps', 'tools', 'e2e/support', 'bench', 'docs'];

/**
 * Runs the test files whose path contains one of the filters, with a PostgreSQL and a Redis of their own where they may
 * want one and the machine has them. Where it hasn't, that is said; with `CI` set it is a failure.
 * @param {readonly string[]} filters none means all
 * @param {readonly string[]} options handed to Vitest
 * @param {Record<string, string>} [env] on top of this process's
 * @returns {Promise<{ code: number, tally: import('../shared/tally.mjs').Tally }>}
 */
export async function runUnits(filters, options, env = {}) {
  const files = pickByPath(filters, testFiles());
  const services = files.some(mayUseServices) ? await startServices() : undefined;
  const absent = services?.absent ?? [];
  try {
    const { code, tally } = await runCounted(async (report) => {
      const reporters = [
        `--reporter=${filters.length > 0 ? 'verbose' : 'default'}`,
        '--reporter=./tools/unit/count-reporter.mjs',
      ];
      const args = ['run', ...reporters, ...options, ...files];
      return (
        await runNode('node_modules/vitest/vitest.mjs', args, {
          env: { ...services?.env, ...env, ANTEROOM_TALLY: report },
        })
      ).code;
    }, asWritten);
    for (const line of absent) console.warn(`\nNOT RUN against ${line}`);
    if (absent.length === 0 || process.env['CI'] === undefined) return { code, tally };
    const failures = absent.map((line) => failureOf('units', `not run against ${line}`));
    return { code: code || 1, tally: sumOf([tally, { ...noTests(), failed: absent.length, failures }]) };
  } finally {
    await services?.stop();
  }
}

/** Paths of the test files that check properties or walk a model at random, and so have more to find when they run for longer. */
export function propertyTests() {
  return testFiles().filter((file) => /'fast-check'|ANTEROOM_MODEL_STEPS/.test(readFileSync(join(root, file), 'utf8')));
}

function testFiles() {
  return places.flatMap(filesBelow).filter((file) => /\.test\.tsx?$/.test(file));
}

/** @param {string} file */
function mayUseServices(file) {
  return file.startsWith('apps/server/') || readFileSync(join(root, file), 'utf8').includes('ANTEROOM_TEST_');
}
