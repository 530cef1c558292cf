import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './walk.mjs';

const folder = join(root, 'node_modules/.cache/anteroom');

/**
 * A fingerprint of files by name, size and time of change: some milliseconds for a whole tree, where reading it all
 * would be felt at every start.
 * @param {readonly string[]} files relative to the project
 * @returns {string}
 */
export function fingerprint(files) {
  const hash = createHash('sha1');
  for (const file of files) {
    const stats = statSync(join(root, file), { throwIfNoEntry: false });
    hash.update(`${file}\0${stats?.size ?? 'gone'}\0${stats?.mtimeMs ?? ''}\n`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} name
 * @returns {string | undefined} what was written under this name last
 */
export function readStamp(name) {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function writeStamp(name, value) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, value);
}
