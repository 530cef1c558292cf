import { relative, sep } from 'node:path';
import { root } from '../shared/walk.mjs';

/**
 * @param {import('eslint').Rule.RuleContext} context
 * @returns {string} the file in hand, relative to the project, with forward slashes
 */
export function relativeName(context) {
  return relative(root, context.filename).split(sep).join('/');
}
