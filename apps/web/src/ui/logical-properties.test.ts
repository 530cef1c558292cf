import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));

/** Sides that have a name only where one reads from the left. */
const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|left|right|border-(?:top|bottom)-(?:left|right)-radius|float)\s*:|text-align\s*:\s*(?:left|right)/;

test.each(['a { margin-left: 1px }', 'a { left: 0 }', 'a {text-align:right}', 'a { border-top-left-radius: 4px }'])(
  '%s is physical',
  (rule) => {
    expect(rule).toMatch(physical);
  },
);

test.each([
  'a { margin-inline-start: 1px }',
  'a { text-align: start }',
  'a { translate: 0 -50% }',
  '.left-over { inset: 0 }',
])('%s is logical', (rule) => {
  expect(rule).not.toMatch(physical);
});

test.each(sheets)('%s names no left and no right', (sheet) => {
  const lines = readFileSync(join(source, sheet), 'utf8').split('\n');
  expect(lines.filter((line) => physical.test(line) || isLopsided(line))).toEqual([]);
});
