import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));

/** Sides that have a name only where one reads from the left. */
const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|left|right|border-(?:top|bottom)-(?:left|right)-radius|float)\s*:|text-align\s*:\s*(?:left|right)/;

/** Four sides in one: the second is the right one, the fourth the left one. */
function isLopsided(line: string): boolean {
  const sides = /(?:margin|padding|inset)\s*:\s*([^;{}]+)/.exec(line)?.[1]?.match(/(?:[^\s()]|\([^()]*\))+/g) ?? [];
  return sides.length === 4 && sides[1] !== sides[3];
}

test('four sides in one rule are physical when left and right differ', () => {
  expect(isLopsided('a { padding: 1px var(--s-2) 3px calc(1px + 2px); }')).toBe(true);
  expect(isLopsided('a { padding: 1px var(--s-2) 3px var(--s-2); }')).toBe(false);
  expect(isLopsided('a { margin: auto calc(var(--s-4) * -1) 0; }')).toBe(false);
});

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
