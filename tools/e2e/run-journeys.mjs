import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from '../build/build-if-stale.mjs';
import { runNode } from '../shared/run.mjs';
import { failureOf, noTests, runCounted, sumOf, tallyOfPlaywright } from '../shared/tally.mjs';
import { filesBelow, root } from '../shared/walk.mjs';
import { startServices } from '../services.mjs';
import { fileOf, missing, needsOf, paceOf, paces, packagesOf } from './needs.mjs';

let runs = 0;

/** The names of the journeys that there are. */
export function journeys() {
  return filesBelow('e2e/journeys').flatMap((file) => /^e2e\/journeys\/([^/]+)\.journey\.ts$/.exec(file)?.[1] ?? []);
}

/**
 * Runs journeys in a browser: builds first if stale, and starts a PostgreSQL and a Redis where one of them needs it.
 * What the machine lacks is said loudly, and counts as a failure when `CI` is set, otherwise as skipped.
 * @param {import('./arguments.mjs').Journeys} chosen
 * @param {Record<string, string>} [environment] what the journeys are told besides
 * @returns {Promise<{ code: number, tally: import('../shared/tally.mjs').Tally }>}
 */
export async function runJourneys({ names, browser, repeat, options }, environment = {}) {
  await buildIfStale();
  const needs = new Map(names.map((name) => [name, [browser, ...needsOf(name)]]));
  const wantsServices = [...needs.values()].flat().some((need) => need === 'postgres' || need === 'redis');
  const services = wantsServices ? await startServices() : undefined;
  try {
    const lacking = names.map((name) => ({ name, lacks: missing(needs.get(name) ?? [], services?.env ?? {}) }));
    const notRun = lacking.filter(({ lacks }) => lacks.length > 0);
    const able = lacking.filter(({ lacks }) => lacks.length === 0).map(({ name }) => name);
    const how = [`--project=${browser}`, `--repeat-each=${repeat}`, ...options];
    /** @type {Outcome[]} */
    const outcomes = [];
    for (const pace of paces) {
      const names = able.filter((name) => paceOf(name) === pace);
      const workers = pace === 'By itself' ? 1 : 2;
      outcomes.push(await play(names, [`--workers=${workers}`, ...how], { ...services?.env, ...environment }));
    }
    const outcome = together(outcomes);
    for (const { name, lacks } of notRun) {
      const add = lacks.map((need) => packagesOf[need]).join(' ');
      console.error(`\nNOT RUN: ${name} needs ${lacks.join(' and ')}. To add: apt-get install ${add}`);
      if (lacks.includes('tc') || lacks.includes('nft'))
        console.error('Only root may harm a line, where the kernel has network namespaces.');
    }
    return withNotRun(
      outcome,
      notRun.map(({ name }) => name),
      able.length,
    );
  } finally {
    await services?.stop();
  }
}

/** @typedef {{ code: number, tally: import('../shared/tally.mjs').Tally }} Outcome */

/**
 * Nothing at all is no success: a text that is searched for may be in none of the names.
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
export function together(outcomes) {
  const tally = sumOf(outcomes.map((outcome) => outcome.tally));
  const code = outcomes.find((outcome) => outcome.code !== 0)?.code ?? 0;
  return { code: tally.passed + tally.failed + tally.skipped === 0 ? code || 1 : code, tally };
}

/**
 * @param {readonly string[]} names
 * @param {readonly string[]} options
 * @param {Record<string, string>} env
 * @returns {Promise<Outcome>}
 */
async function play(names, options, env) {
  if (names.length === 0) return { code: 0, tally: noTests() };
  // A folder for each run: Playwright empties its own before it starts.
  const run = `${process.pid}-${++runs}`;
  const outcome = await runCounted(async (report) => {
    // A slash before and the whole ending: `six` is no part of another journey's name.
    const files = names.map((name) => `${fileOf(name).replace('e2e/', '/').replaceAll('.', '\\.')}$`);
    const args = ['test', '--config', 'e2e/playwright.config.ts', '--pass-with-no-tests', '--reporter=list,json'];
    const { code } = await runNode('node_modules/@playwright/test/cli.js', [...args, ...options, ...files], {
      env: { ...env, ANTEROOM_RUN: run, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    });
    return code;
  }, tallyOfPlaywright);
  // Traces are kept only where there is something to look for.
  if (outcome.code === 0) rmSync(join(root, 'test-results', run), { recursive: true, force: true });
  return outcome;
}

/**
 * @param {{ code: number, tally: import('../shared/tally.mjs').Tally }} outcome
 * @param {readonly string[]} names of the journeys that did not run
 * @param {number} ran
 */
export function withNotRun({ code, tally }, names, ran) {
  const count = names.length;
  if (count === 0) return { code, tally };
  const strict = process.env['CI'] !== undefined || ran === 0;
  if (!strict) return { code, tally: { ...tally, skipped: tally.skipped + count } };
  const failures = names.map((name) => failureOf(`${name} did not run`, 'the machine lacks what it needs'));
  return { code: code || 1, tally: sumOf([tally, { ...noTests(), failed: count, failures }]) };
}
