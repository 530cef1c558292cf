import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from '../shared/walk.mjs';

// The project's own configuration; only what needs types is off, since these samples belong to no tsconfig.
const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

/**
 * The names of the rules that a text breaks, as if it stood in a file.
 * @param {string} file
 * @param {string} code
 * @returns {Promise<string[]>}
 */
export async function findingsIn(file, code) {
  const [result] = await eslint.lintText(code, { filePath: file, warnIgnored: true });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}
