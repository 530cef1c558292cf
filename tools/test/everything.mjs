import { installIfStale } from '../shared/install.mjs';
import { runSections, tableOf } from '../shared/sections.mjs';
import { lineOf, noTests, sumOf } from '../shared/tally.mjs';
import { installMissing } from './debian.mjs';

/**
 * Runs every test once and prints a table of the sections, then, as the last line, how many went which way.
 * @returns {Promise<number>} exit code
 */
export async function testEverything() {
  const results = await runSections([
    { name: 'machine and packages', work: prepare },
    { name: 'lint and units', work: lintAndUnits },
    { name: 'journeys, Chromium', work: () => journeysIn('chromium') },
    { name: 'main job, Firefox', work: () => journeysIn('firefox', ['main-job']) },
  ]);
  const sum = sumOf(results.map(({ tally }) => tally));
  console.log(`\n${tableOf(results).join('\n')}\n`);
  console.log(lineOf(sum));
  return sum.failed === 0 ? 0 : 1;
}

// What a section runs is loaded with the section: before the first one, no package may be there yet.

async function prepare() {
  await installMissing();
  await installIfStale();
  return noTests();
}

/** Beside each other: the longest part of the lint has one processor, and the units wait for their databases. */
async function lintAndUnits() {
  const both = await Promise.allSettled([lintAll(), units()]);
  return sumOf(
    both.map((one) => {
      if (one.status === 'fulfilled') return one.value;
      console.error(one.reason instanceof Error ? one.reason.message : String(one.reason));
      return { ...noTests(), failed: 1 };
    }),
  );
}

async function lintAll() {
  const { lint } = await import('../lint/run-lint.mjs');
  const results = await lint([], false);
  const passed = results.filter(({ ok }) => ok).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

/** Every test; the model of the dashboards with a tenth of its steps, which takes two minutes less. */
async function units() {
  const { runUnits } = await import('../unit/run-units.mjs');
  return (await runUnits([], [], { ANTEROOM_MODEL_STEPS: '10000' })).tally;
}

/**
 * @param {import('../e2e/arguments.mjs').Browser} browser
 * @param {readonly string[]} [names] all without
 */
async function journeysIn(browser, names = []) {
  const { journeys, runJourneys } = await import('../e2e/run-journeys.mjs');
  const { parseJourneys } = await import('../e2e/arguments.mjs');
  const chosen = parseJourneys([...names, '--browser', browser], journeys());
  // Each page is walked through once for barriers, some at a desk and some on a phone; the long tests walk both ways.
  const environment = { ANTEROOM_WALKS: 'one' };
  // A tenth of the processor goes into traces. Here a failure is told by its words, its picture and its page; alone it has a trace too.
  return (await runJourneys({ ...chosen, options: [...chosen.options, '--trace=off'] }, environment)).tally;
}
