// npm run unit -- [filter…]   Runs the test files whose path contains a filter; all of them without one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './shared/run.mjs';
import { main, pickByPath } from './shared/selection.mjs';
import { filesBelow, root } from './shared/walk.mjs';
import { parseUnitArguments } from './unit/arguments.mjs';
import { startServices } from './services.mjs';

const places = ['packages', 'apps', 'tools', 'e2e/support', 'bench', 'docs'];

await main(async () => {
  const { filters, options } = parseUnitArguments(process.argv.slice(2));
  const known = places.flatMap(filesBelow).filter((file) => /\.test\.tsx?$/.test(file));
  const files = pickByPath(filters, known);
  const services = files.some(mayUseServices) ? await startServices() : undefined;
  try {
    const reporter =
      filters.length > 0 && !options.some((option) => option.startsWith('--reporter')) ? ['--reporter=verbose'] : [];
    const { code } = await runNode('node_modules/vitest/vitest.mjs', ['run', ...reporter, ...options, ...files], {
      env: services?.env ?? {},
    });
    for (const line of services?.absent ?? []) console.warn(`\nNOT RUN against ${line}`);
    return code;
  } finally {
    await services?.stop();
  }
});

/** @param {string} file */
function mayUseServices(file) {
  return file.startsWith('apps/server/') || readFileSync(join(root, file), 'utf8').includes('ANTEROOM_TEST_');
}
