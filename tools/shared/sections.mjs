import { stopIfEnding } from './run.mjs';
import { failureOf, noTests, sumOf } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ name: string, tally: Tally, seconds: number }} SectionResult */
/** @typedef {{ name: string, work: () => Promise<Tally> }} Section */

/**
 * Runs sections one after another, each under a heading with its place in the whole. A section that throws is one
 * failure, and the next ones still run; after a signal they don't.
 * @param {readonly Section[]} sections
 * @param {(line: string) => void} [say]
 * @returns {Promise<SectionResult[]>}
 * @throws {import('./selection.mjs').Interrupted} when a signal asked the process to end
 */
export async function runSections(sections, say = (line) => console.log(line)) {
  /** @type {SectionResult[]} */
  const results = [];
  for (const { name, work } of sections) {
    say(`\n── ${results.length + 1}/${sections.length} ${name} ──`);
    const began = performance.now();
    const tally = await work().catch((/** @type {unknown} */ error) => {
      const why = error instanceof Error ? error.message : String(error);
      say(why);
      return { ...noTests(), failed: 1, failures: [failureOf(name, why)] };
    });
    results.push({ name, tally, seconds: (performance.now() - began) / 1000 });
    stopIfEnding();
  }
  return results;
}

/**
 * @param {readonly SectionResult[]} results
 * @returns {string[]} lines of a table: section, time, and how many went which way
 */
export function tableOf(results) {
  const rows = [
    ...results,
    { name: 'all', tally: sumOf(results.map(({ tally }) => tally)), seconds: secondsOf(results) },
  ];
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows.map(({ name, tally, seconds }) =>
    [name.padEnd(width), clock(seconds).padStart(8), ...cells(tally)].join('  '),
  );
}

/** @param {readonly SectionResult[]} results */
function secondsOf(results) {
  return results.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** @param {Tally} tally */
function cells({ passed, failed, skipped }) {
  return [`${passed} passed`.padStart(12), `${failed} failed`.padStart(10), `${skipped} skipped`.padStart(11)];
}

/**
 * @param {number} seconds
 * @returns {string} minutes and seconds, `3:07`
 */
export function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
