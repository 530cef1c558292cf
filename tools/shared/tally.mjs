import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * How many tests went which way.
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
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
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    noTests(),
  );
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
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report Playwright's
 * @returns {Tally}
 */
export function tallyOfPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
