import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readStamp } from '../shared/stamp.mjs';
import { filesBelow, root } from '../shared/walk.mjs';

/**
 * @typedef {object} Part
 * @property {'server' | 'web'} name
 * @property {readonly string[]} folders what it is built from
 * @property {readonly string[]} outputs files that are there when it is built
 */

const ofBoth = ['packages/domain', 'packages/protocol', 'packages/i18n'];

/** @type {readonly Part[]} */
export const parts = [
  { name: 'server', folders: ['apps/server', ...ofBoth, 'tools/build'], outputs: ['apps/server/dist/main.js'] },
  {
    name: 'web',
    folders: ['apps/web', ...ofBoth, 'packages/media', 'tools/build'],
    outputs: ['apps/web/dist/index.html', 'apps/web/dist/.vite/manifest.json'],
  },
];

/**
 * The state of what a part is built from. Tests are no part of it.
 * @param {Part} part
 */
export function sourcesOf(part) {
  const files = part.folders.flatMap(filesBelow).filter((file) => !/\.test\.tsx?$/.test(file));
  return fingerprint([...files, 'package-lock.json', 'tsconfig.base.json']);
}

/**
 * @param {Part} part
 * @param {string} sources
 */
export function isFresh(part, sources) {
  return readStamp(`built-${part.name}`) === sources && part.outputs.every((file) => existsSync(join(root, file)));
}
