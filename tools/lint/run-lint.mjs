import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../shared/run.mjs';
import { runSteps } from '../shared/steps.mjs';
import { filesBelow, root } from '../shared/walk.mjs';
import { pickSteps } from './arguments.mjs';
import { typeScriptProjects } from './projects.mjs';
import { findRings, importGraph } from './rings.mjs';

const cache = 'node_modules/.cache/anteroom';

/**
 * Runs the steps of the lint, two at a time.
 * @param {readonly string[]} names none means all
 * @param {boolean} fix mends what can be mended
 * @returns {Promise<import('../shared/steps.mjs').StepResult[]>}
 * @throws {import('../shared/selection.mjs').UsageError} for an unknown name
 */
export async function lint(names, fix) {
  const known = [...steps(fix)];
  const wanted = pickSteps(
    names,
    known.map(({ name }) => name),
  );
  return runSteps(
    known.filter(({ name }) => wanted.includes(name)),
    2,
  );
}

/**
 * The longest first, so that the short ones fill in beside it.
 * @param {boolean} fix
 * @returns {Generator<import('../shared/steps.mjs').Step>}
 */
function* steps(fix) {
  yield program('rules', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings=0', ...(fix ? ['--fix'] : [])]);
  for (const { name, config } of typeScriptProjects()) yield typesOf(name, config);
  yield program('style', 'node_modules/prettier/bin/prettier.cjs', [
    fix ? '--write' : '--check',
    '--log-level=warn',
    '--cache',
    `--cache-location=${cache}/prettier`,
    '.',
  ]);
  yield program('dead-code', 'node_modules/knip/bin/knip.js', ['--no-progress', '--no-config-hints']);
  yield { name: 'rings', work: () => Promise.resolve(rings()) };
  const catalogues = `packages/i18n/${fix ? 'extract' : 'check'}.mjs`;
  if (existsSync(join(root, catalogues))) yield program('catalogues', catalogues, []);
}

/**
 * @param {string} name
 * @param {string} config
 */
function typesOf(name, config) {
  const buildInfo = `${cache}/${name.replaceAll('/', '-')}.tsbuildinfo`;
  return program(`types ${name}`, 'node_modules/typescript/bin/tsc', [
    ...['-p', config, '--incremental', '--tsBuildInfoFile', buildInfo, '--pretty', 'false'],
  ]);
}

/**
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {import('../shared/steps.mjs').Step}
 */
function program(name, script, args) {
  return {
    name,
    work: async () => {
      const { code, output } = await runNode(script, args, { capture: true, env: { FORCE_COLOR: '0' } });
      return { ok: code === 0, output: output || `It ended with code ${code}.` };
    },
  };
}

function rings() {
  const sources = ['packages', 'apps', 'e2e', 'bench', 'tools'].flatMap(filesBelow);
  const found = findRings(importGraph(sources.filter((file) => /\.(tsx?|mjs)$/.test(file))));
  return { ok: found.length === 0, output: found.map((ring) => [...ring, ring[0]].join(' → ')).join('\n') };
}
