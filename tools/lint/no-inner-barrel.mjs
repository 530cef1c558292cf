import { relativeName } from './relative-name.mjs';

/**
 * Only a package's front door, `packages/<name>/src/index.ts`, passes on what others export.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noInnerBarrel = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    if (/^packages\/[^/]+\/src\/index\.ts$/.test(relativeName(context))) return {};
    /** @param {import('eslint').Rule.Node} node */
    const refuse = (node) =>
      context.report({ node, message: "No barrel but a package's front door: import from the file itself." });
    return {
      ExportAllDeclaration: refuse,
      ExportNamedDeclaration: (node) => {
        if (node.source) refuse(node);
      },
    };
  },
};
