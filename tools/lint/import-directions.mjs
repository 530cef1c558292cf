import { areaOf, isTest, mayImport, resolveRelative, workspaceFolderOf, workspaceNamed } from './places.mjs';
import { relativeName } from './relative-name.mjs';

/** What a test may import on top of the code it tests. */
const forTests = ['vitest', 'fast-check'];

/**
 * Says why `file` may not import `specifier`; undefined where it may. The directions are those of the house: domain ←
 * protocol ← media ← web, the server on domain, protocol and i18n, a feature through another's read-model only, and
 * adapters handed in by `compose`.
 * @param {string} file path relative to the project
 * @param {string} specifier as written
 * @returns {string | undefined}
 */
export function refusalOf(file, specifier) {
  const area = areaOf(file);
  if (area === undefined) return undefined;
  if (specifier.startsWith('.')) return refusalOfRelative(file, resolveRelative(file, specifier));
  if (specifier.startsWith('virtual:')) return undefined;
  const { own, others, node } = mayImport[area];
  const workspace = workspaceNamed(specifier);
  if (workspace !== undefined) {
    if (workspace === 'testkit' && isTest(file)) return undefined;
    // Beside its source, a package looks at itself from outside.
    if (workspace === area && !inSource(file)) return undefined;
    if (own.some((name) => name === workspace)) return refusalOfUi(file, specifier);
    return `${area} must not import ${specifier}: ${own.length === 0 ? 'it imports no other workspace' : `only ${own.join(', ')}`}.`;
  }
  if (specifier.startsWith('node:')) {
    return node || isTest(file) || !inSource(file) ? undefined : `${area} runs without Node: ${specifier} isn't there.`;
  }
  if (others === 'any' || others.includes(packageOf(specifier))) return undefined;
  if (isTest(file) && forTests.includes(packageOf(specifier))) return undefined;
  return `${area} must not import ${specifier}.`;
}

/**
 * @param {string} file
 * @param {string} target
 */
function refusalOfRelative(file, target) {
  const folder = workspaceFolderOf(file) ?? '';
  if (!target.startsWith(folder)) return 'Another workspace is imported by its name, never by a path.';
  if (isTest(file)) return undefined;
  return refusalOfFeature(file, target) ?? refusalOfAdapter(file, target) ?? refusalOfUi(file, target);
}

/**
 * @param {string} file
 * @param {string} target
 */
function refusalOfFeature(file, target) {
  if (!file.startsWith('apps/server/')) return undefined;
  const from = featureOf(file);
  const to = featureOf(target);
  if (from === undefined || to === undefined || from === to || target.endsWith('/read-model.ts')) return undefined;
  return `The feature ${from} asks ${to} only through its read-model.ts.`;
}

/**
 * @param {string} file
 * @param {string} target
 */
function refusalOfAdapter(file, target) {
  if (!file.startsWith('apps/server/') || !isAdapter(target)) return undefined;
  const composes = /^apps\/server\/src\/(compose[^/]*\.ts|compose\/|start\/|database\/)/.test(file);
  return composes || isAdapter(file)
    ? undefined
    : 'An adapter is handed in by compose.ts, never imported where it is used.';
}

/**
 * @param {string} file
 * @param {string} target path or package
 */
function refusalOfUi(file, target) {
  if (!file.startsWith('apps/web/src/ui/')) return undefined;
  const ofTheDomain =
    /^apps\/web\/src\/(features|connection|app)\//.test(target) || /^@anteroom\/(domain|protocol|media)/.test(target);
  return ofTheDomain ? 'ui/ knows no word of the domain: hand it in as a property.' : undefined;
}

/** @param {string} path */
function featureOf(path) {
  return /^apps\/server\/src\/features\/([^/]+)\//.exec(path)?.[1];
}

/** @param {string} path */
function isAdapter(path) {
  return /\/(postgres|memory|pglite)-[^/]+\.ts$/.test(path);
}

/** @param {string} file */
function inSource(file) {
  return file.includes('/src/');
}

/** @param {string} specifier */
function packageOf(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** @type {import('eslint').Rule.RuleModule} */
export const importDirections = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relativeName(context);
    /** @param {import('eslint').Rule.Node} node @param {unknown} specifier */
    const check = (node, specifier) => {
      if (typeof specifier !== 'string') return;
      const message = refusalOf(file, specifier);
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
    };
  },
};
