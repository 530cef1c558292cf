import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from '../build/build-if-stale.mjs';
import { installIfStale } from './install.mjs';
import { runNode } from './run.mjs';
import { main, UsageError } from './selection.mjs';
import { startServices } from '../services.mjs';
import { root } from './walk.mjs';

/**
 * Runs a TypeScript program of the project with the words of this command, after bringing packages and build up to
 * date, with a PostgreSQL and a Redis beside it where the machine has them.
 * @param {string} script path below the project
 */
export async function runScript(script) {
  await main(async () => {
    if (!existsSync(join(root, script))) throw new UsageError(`${script} isn't there: nothing to run.`);
    await installIfStale();
    // Its standard output may be read by a machine (`--json`): what is said on the way goes elsewhere.
    await buildIfStale(process.stderr);
    const services = await startServices();
    try {
      const { code } = await runNode('node_modules/tsx/dist/cli.mjs', [script, ...process.argv.slice(2)], {
        env: services.env,
      });
      return code;
    } finally {
      await services.stop();
    }
  });
}
