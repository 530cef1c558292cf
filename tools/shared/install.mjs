import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';
import { readStamp, writeStamp } from './stamp.mjs';
import { root } from './walk.mjs';

/**
 * Installs the packages when the lock file isn't the one that was installed last.
 * @throws when npm fails; what it said was shown
 */
export async function installIfStale() {
  const lock = createHash('sha1')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (readStamp('installed') === lock) return;
  if (!wasInstalledByHand()) {
    const { code } = await withProgress('Installing packages', () =>
      npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']),
    );
    if (code !== 0) throw new Error(`npm ci ended with code ${code}.`);
  }
  writeStamp('installed', lock);
}

/** Whether npm itself installed after the lock last changed: `npm install` writes its own record of it. */
function wasInstalledByHand() {
  const changed = (/** @type {string} */ path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs;
  const record = changed('node_modules/.package-lock.json');
  return record !== undefined && record >= (changed('package-lock.json') ?? Infinity);
}

/** @param {readonly string[]} args */
function npm(args) {
  // Under `npm start` npm says where it is itself; otherwise it is the one on the path.
  const own = process.env['npm_execpath'];
  return own?.endsWith('.js') === true ? run(process.execPath, [own, ...args]) : run('npm', args);
}
