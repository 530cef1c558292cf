// Where a file stands in the house, and what may be imported from there: one table, read by the rules beside it.
import { posix } from 'node:path';

/** @typedef {'domain' | 'protocol' | 'media' | 'i18n' | 'testkit' | 'server' | 'web' | 'e2e' | 'bench' | 'tools'} Area */

/**
 * The workspaces that each area may import, and the packages of others: `any`, or a list of names (a name covers what
 * is below it, `zod` also `zod/mini`). `node` says whether Node's own modules are at hand there.
 * @type {Record<Area, { own: readonly Area[], others: 'any' | readonly string[], node: boolean }>}
 */
export const mayImport = {
  domain: { own: [], others: [], node: false },
  protocol: { own: ['domain'], others: ['zod'], node: false },
  media: { own: ['domain', 'protocol'], others: 'any', node: false },
  i18n: { own: [], others: 'any', node: false },
  testkit: { own: ['domain', 'protocol'], others: 'any', node: true },
  server: { own: ['domain', 'protocol', 'i18n'], others: 'any', node: true },
  web: { own: ['domain', 'protocol', 'media', 'i18n'], others: 'any', node: false },
  e2e: { own: ['domain', 'protocol', 'media', 'i18n', 'testkit'], others: 'any', node: true },
  bench: { own: ['domain', 'protocol', 'i18n', 'testkit', 'e2e'], others: 'any', node: true },
  tools: { own: [], others: 'any', node: true },
};

/** @type {readonly (readonly [string, Area])[]} */
const folders = [
  ['packages/domain/', 'domain'],
  ['packages/protocol/', 'protocol'],
  ['packages/media/', 'media'],
  ['packages/i18n/', 'i18n'],
  ['packages/testkit/', 'testkit'],
  ['apps/server/', 'server'],
  ['apps/web/', 'web'],
  ['e2e/', 'e2e'],
  ['bench/', 'bench'],
  ['tools/', 'tools'],
];

/**
 * @param {string} file path relative to the project
 * @returns {Area | undefined} undefined for a file of the root
 */
export function areaOf(file) {
  return folders.find(([folder]) => file.startsWith(folder))?.[1];
}

/** @param {string} file */
export function workspaceFolderOf(file) {
  return folders.find(([folder]) => file.startsWith(folder))?.[0];
}

/**
 * Tests, and what only tests use, may reach further than the code they test.
 * @param {string} file
 */
export function isTest(file) {
  return /\.test\.tsx?$|\.suite\.ts$|\/(testing|browser-test)\//.test(file);
}

/**
 * @param {string} specifier
 * @returns {string | undefined} the workspace named by `@anteroom/<name>`
 */
export function workspaceNamed(specifier) {
  return /^@anteroom\/([^/]+)/.exec(specifier)?.[1];
}

/**
 * @param {string} file path relative to the project
 * @param {string} specifier a relative one
 */
export function resolveRelative(file, specifier) {
  return posix.join(posix.dirname(file), specifier);
}
