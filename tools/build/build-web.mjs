import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../shared/run.mjs';
import { root } from '../shared/walk.mjs';

const output = join(root, 'apps/web/dist');

/**
 * Builds the web into `apps/web/dist`. It is built elsewhere and put there when it is whole: a server that reads the
 * folder meanwhile finds the old pages or the new ones, never half of them.
 * @throws when Vite fails, with what it wrote
 */
export async function buildWeb() {
  const cache = join(root, 'node_modules/.cache/anteroom');
  const fresh = join(cache, `web-${process.pid}`);
  const old = `${fresh}-old`;
  mkdirSync(cache, { recursive: true });
  try {
    const args = ['build', 'apps/web', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir'];
    const { code, output: said } = await runNode('node_modules/vite/bin/vite.js', args, { capture: true });
    if (code !== 0) throw new Error(`The web did not build:\n${said}`);
    moveIfThere(output, old);
    renameSync(fresh, output);
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function moveIfThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
