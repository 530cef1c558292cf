import { installIfStale } from '../shared/install.mjs';
import { runSections, tableOf } from '../shared/sections.mjs';
import { failureLines, lineOf, sumOf } from '../shared/tally.mjs';
import { installMissing } from '../test/debian.mjs';
import { everyPiece, parseShard, sliceOf } from './plan.mjs';
import { record } from './record.mjs';

/**
 * Runs one slice of the long tests and writes what it found into `docs/long-run.md`.
 * @param {readonly string[]} words of the command line
 * @returns {Promise<number>} exit code
 */
export async function testLong(words) {
  const shard = parseShard(words);
  await installMissing();
  await installIfStale();
  const { journeys } = await import('../e2e/run-journeys.mjs');
  const pieces = sliceOf(everyPiece(journeys()), shard);
  const results = await runSections(pieces.map((piece) => ({ name: titleOf(piece), work: () => workOf(piece) })));
  record(`${shard.k}/${shard.n}`, results);
  const sum = sumOf(results.map(({ tally }) => tally));
  console.log(`\n${[...failureLines(sum), ...tableOf(results)].join('\n')}\n`);
  console.log(lineOf(sum));
  return sum.failed === 0 ? 0 : 1;
}

/** @param {import('./plan.mjs').Piece} piece */
function titleOf({ kind, name, browser, repeat }) {
  return kind === 'models' ? name : `${name}, ${browser === 'firefox' ? 'Firefox' : 'Chromium'} × ${repeat}`;
}

/** @param {import('./plan.mjs').Piece} piece */
async function workOf({ kind, name, browser, repeat }) {
  if (kind === 'models') {
    const { propertyTests, runUnits } = await import('../unit/run-units.mjs');
    return (await runUnits(propertyTests(), [], { ANTEROOM_TEST_RUNS: '10000' })).tally;
  }
  const { runJourneys } = await import('../e2e/run-journeys.mjs');
  return (await runJourneys({ names: [name], browser, repeat, options: [] })).tally;
}
