import { installIfStale } from '../shared/install.mjs';
import { runSections, tableOf } from '../shared/sections.mjs';
import { failureLines, failureOf, lineOf, noTests, sumOf } from '../shared/tally.mjs';
import { installMissing } from './debian.mjs';

/**
 * Runs every test once and prints what failed and a table of the sections, then, as the last line, how many went which way.
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
  console.log(`\n${[...failureLines(sum), ...tableOf(results)].join('\n')}\n`);
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
      const why = one.reason instanceof Error ? one.reason.message : String(one.reason);
      console.error(why);
      return { ...noTests(), failed: 1, failures: [failureOf('lint or units as a whole', why)] };
    }),
  );
}

async function lintAll() {
  const { lint } = await import('../lint/run-lint.mjs');
  const results = await lint([], false);
  const failed = results.filter(({ ok }) => !ok);
  const failures = failed.map(({ name }) => `lint: ${name}`);
  return { passed: results.length - failed.length, failed: failed.length, skipped: 0, failures };
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
  const { isOfTheLongRun } = await import('../e2e/needs.mjs');
  const all = journeys();
  const left = names.length > 0 ? [] : all.filter(isOfTheLongRun);
  if (left.length > 0) console.log(`Left to npm run test:long, and to npm run e2e: ${left.join(', ')}`);
  const chosen = parseJourneys(
    [...(names.length > 0 ? names : all.filter((name) => !left.includes(name))), '--browser', browser],
    all,
  );
  // Each page is walked through once for barriers, some at a desk and some on a phone; the long tests walk both ways.
  const environment = { ANTEROOM_WALKS: 'one' };
  // A tenth of the processor goes into traces. Here a failure is told by its words, its picture and its page; alone it has a trace too.
  return (await runJourneys({ ...chosen, options: [...chosen.options, '--trace=off'] }, environment)).tally;
}
