import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installIfStale } from './install.mjs';
import { root } from './walk.mjs';

/**
 * Brings packages and build up to date, then becomes the built program: same process, same arguments, so that signals
 * and exit code are its own and its start costs no second Node.
 * @param {string} script path of the built program below the project
 */
export async function runBuilt(script) {
  try {
    await installIfStale();
    const { buildIfStale } = await import('../build/build-if-stale.mjs');
    await buildIfStale();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  const path = join(root, script);
  process.argv[1] = path;
  await import(pathToFileURL(path).href);
}
