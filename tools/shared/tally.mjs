import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * How many tests went which way, and, where it is known, what failed: its name, and below it the first lines of why.
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: readonly string[] }} Tally
 */

/** @returns {Tally} */
export function noTests() {
  return { passed: 0, failed: 0, skipped: 0 };
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sumOf(tallies) {
  const counts = tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    noTests(),
  );
  return withFailures(
    counts,
    tallies.flatMap(({ failures = [] }) => failures),
  );
}

/**
 * @param {Tally} tally
 * @param {readonly string[]} failures
 * @returns {Tally} without the list where there is nothing to list
 */
function withFailures(tally, failures) {
  return failures.length === 0 ? tally : { ...tally, failures };
}

/**
 * What failed, once more at the end of a long run, where nobody has to look for it.
 * @param {Tally} tally
 * @returns {string[]} lines
 */
export function failureLines({ failures = [] }) {
  return failures.length === 0
    ? []
    : ['Failed:', ...failures.flatMap((one) => one.split('\n').map((line) => `  ${line}`)), ''];
}

/**
 * One entry of what failed.
 * @param {string} name
 * @param {string | undefined} why of which the first lines are kept, without colours
 */
export function failureOf(name, why) {
  const lines = stripVTControlCharacters(why ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [name, ...lines.slice(0, 8).map((line) => `    ${line.trim()}`)].join('\n');
}

/**
 * The last line of a run: `12 passed, 0 failed`, and `, 1 skipped` where there is one.
 * @param {Tally} tally
 */
export function lineOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Runs a program that writes a report, and counts it. One that failed without a failed test (it broke before, or its
 * report is missing) counts as one failure.
 * @param {(report: string) => Promise<number>} run is given the path to write to, gives the exit code
 * @param {(report: any) => Tally} count
 * @returns {Promise<{ code: number, tally: Tally }>}
 */
export async function runCounted(run, count) {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-report-'));
  try {
    const report = join(folder, 'report.json');
    const code = await run(report);
    const tally = countOf(report, count);
    if (code !== 0 && tally.failed === 0) tally.failed = 1;
    return { code, tally };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} report
 * @param {(report: any) => Tally} count
 */
function countOf(report, count) {
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return noTests();
  }
}

/**
 * @param {Tally} report our own reporter's, which is a tally already
 * @returns {Tally}
 */
export function asWritten(report) {
  return report;
}

/**
 * @typedef {{ title: string, file?: string, line?: number, suites?: Suite[], specs?: Spec[] }} Suite
 * @typedef {{ title: string, file: string, line: number, ok: boolean, tests: { results: Result[] }[] }} Spec
 * @typedef {{ error?: { message?: string }, steps?: readonly Step[] }} Result
 * @typedef {{ title: string, duration: number, error?: { message?: string }, steps?: readonly Step[] }} Step
 */

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, suites?: Suite[], errors?: { message?: string }[] }} report Playwright's
 * @returns {Tally}
 */
export function tallyOfPlaywright({ stats, suites = [], errors = [] }) {
  const specs = suites.flatMap(specsOf).filter(({ ok }) => !ok);
  return withFailures({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, [
    ...specs.map(({ title, file, line, tests }) =>
      failureOf(`${file}:${line} ${title}`, tests.flatMap(({ results }) => results.flatMap(whyOf))[0]),
    ),
    ...errors.map(({ message }) => failureOf('outside every journey', message)),
  ]);
}

/**
 * Why a test failed, and in which of its steps: of one that ran out of time nothing else says where it stood, nor what had gone wrong
 * before it hung.
 * @param {Result} result
 * @returns {string[]} one text, none where it didn't fail
 */
function whyOf({ error, steps = [] }) {
  if (error?.message === undefined) return [];
  const all = steps.flatMap(innermost);
  const { message } = error;
  const failed = all.find((one) => one.error?.message === message) ?? all.findLast((one) => one.error !== undefined);
  const step = all.find((one) => one.duration < 0) ?? failed;
  if (step === undefined) return [error.message];
  const before =
    failed?.error?.message === undefined || failed.error.message === error.message ? [] : [failed.error.message];
  return [[`in: ${step.title}`, error.message, ...before].join('\n')];
}

/**
 * @param {Step} step
 * @returns {Step[]} the steps within it before itself
 */
function innermost(step) {
  return [...(step.steps ?? []).flatMap(innermost), step];
}

/**
 * @param {Suite} suite
 * @returns {Spec[]}
 */
function specsOf({ suites = [], specs = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}
