// Walks the working tree without git: a clone may be a plain download, and git would be a process more at each start.
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

const skipped = new Set([
  'node_modules',
  'dist',
  'data',
  'coverage',
  'test-results',
  'playwright-report',
  '.git',
  '.anteroom',
]);

/**
 * Every file below `folder`, as paths relative to the project with forward slashes, sorted. What is built, stored or
 * installed is left out. A folder that doesn't exist has no files.
 * @param {string} folder relative to the project
 * @returns {string[]}
 */
export function filesBelow(folder) {
  /** @type {string[]} */
  const found = [];
  visit(join(root, folder), found);
  return found.map((path) => relative(root, path).split(sep).join('/')).sort();
}

/**
 * @param {string} folder
 * @param {string[]} found
 */
function visit(folder, found) {
  for (const entry of entriesOf(folder)) {
    if (skipped.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) visit(path, found);
    else if (entry.isFile()) found.push(path);
  }
}

/** @param {string} folder */
function entriesOf(folder) {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true });
}
