// npm run lint -- [step…] [--fix]   Style, rules, types, rings, dead code and catalogues; two steps at a time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseLintArguments, pickSteps } from './lint/arguments.mjs';
import { findRings, importGraph } from './lint/rings.mjs';
import { runNode } from './shared/run.mjs';
import { main } from './shared/selection.mjs';
import { runSteps } from './shared/steps.mjs';
import { filesBelow, root } from './shared/walk.mjs';

const cache = 'node_modules/.cache/anteroom';

await main(async () => {
  const { names, fix } = parseLintArguments(process.argv.slice(2));
  const known = [...steps(fix)];
  const wanted = pickSteps(
    names,
    known.map(({ name }) => name),
  );
  const chosen = known.filter(({ name }) => wanted.includes(name));
  const results = await runSteps(chosen, 2);
  const bad = results.filter(({ ok }) => !ok).map(({ name }) => name);
  console.log(
    bad.length === 0 ? '\nLint: all well.' : `\nLint: ${bad.length} of ${results.length} failed: ${bad.join(', ')}`,
  );
  return bad.length === 0 ? 0 : 1;
});

/**
 * The longest first, so that the short ones fill in beside it.
 * @param {boolean} fix
 * @returns {Generator<import('./shared/steps.mjs').Step>}
 */
function* steps(fix) {
  yield program('rules', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings=0', ...(fix ? ['--fix'] : [])]);
  yield* types();
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

/** @returns {Generator<import('./shared/steps.mjs').Step>} */
function* types() {
  const projects = [
    'apps/web',
    'apps/server',
    'packages/domain',
    'packages/protocol',
    'packages/media',
    'packages/i18n',
    'packages/testkit',
    'e2e',
    'bench',
    'tools',
  ];
  for (const project of projects) {
    if (hasSource(project)) yield typesOf(project, `${project}/tsconfig.json`);
  }
  if (filesBelow('packages').some((file) => file.endsWith('.test.ts'))) yield typesOf('tests', 'tsconfig.tests.json');
}

/**
 * @param {string} name
 * @param {string} config
 */
function typesOf(name, config) {
  const buildInfo = `${cache}/${name.replace('/', '-')}.tsbuildinfo`;
  return program(`types ${name}`, 'node_modules/typescript/bin/tsc', [
    ...['-p', config, '--incremental', '--tsBuildInfoFile', buildInfo, '--pretty', 'false'],
  ]);
}

/** @param {string} project */
function hasSource(project) {
  const folder = existsSync(join(root, project, 'src')) ? `${project}/src` : project;
  return filesBelow(folder).some((file) => /\.(tsx?|mjs)$/.test(file));
}

/**
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {import('./shared/steps.mjs').Step}
 */
function program(name, script, args) {
  return {
    name,
    work: async () => {
      const { code, output } = await runNode(script, args, { capture: true, env: { FORCE_COLOR: '0' } });
      return { ok: code === 0, output };
    },
  };
}

function rings() {
  const sources = ['packages', 'apps', 'e2e', 'bench', 'tools'].flatMap(filesBelow);
  const found = findRings(importGraph(sources.filter((file) => /\.(tsx?|mjs)$/.test(file))));
  return { ok: found.length === 0, output: found.map((ring) => [...ring, ring[0]].join(' → ')).join('\n') };
}
