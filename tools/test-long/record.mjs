import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { clock } from '../shared/sections.mjs';
import { lineOf, sumOf } from '../shared/tally.mjs';
import { root } from '../shared/walk.mjs';

const file = join(root, 'docs/long-run.md');

const opening = `# The long run

What \`npm run test:long\` found last, slice by slice. It repeats the journeys in both browsers and walks the models for
longer than \`npm test\` has time for. Each slice writes its own part of this page.
`;

/**
 * The page with the part of one slice replaced or added; the parts of other slices stay.
 * @param {string} page
 * @param {string} name of the slice, `1/4`
 * @param {string} part
 * @returns {string}
 */
export function withPart(page, name, part) {
  const [head = '', ...parts] = page.split(/^(?=## Slice )/m);
  const kept = parts.filter((text) => !text.startsWith(`## Slice ${name}\n`));
  const all = [...kept, part].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return `${head.trimEnd()}\n\n${all.map((text) => text.trimEnd()).join('\n\n')}\n`;
}

/**
 * @param {string} name
 * @param {readonly import('../shared/sections.mjs').SectionResult[]} results
 * @param {string} today
 */
export function partOf(name, results, today) {
  const rows = results.map(({ name: piece, seconds, tally }) => `| ${piece} | ${clock(seconds)} | ${lineOf(tally)} |`);
  const all = sumOf(results.map(({ tally }) => tally));
  const time = clock(results.reduce((sum, { seconds }) => sum + seconds, 0));
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  return [
    `## Slice ${name}`,
    '',
    `${today}, ${machine}: **${lineOf(all)}** in ${time}.`,
    '',
    '| what | time | result |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/**
 * Writes the part of one slice into `docs/long-run.md`.
 * @param {string} name
 * @param {readonly import('../shared/sections.mjs').SectionResult[]} results
 */
export function record(name, results) {
  const page = existsSync(file) ? readFileSync(file, 'utf8') : opening;
  writeFileSync(file, withPart(page, name, partOf(name, results, new Date().toISOString().slice(0, 10))));
}
