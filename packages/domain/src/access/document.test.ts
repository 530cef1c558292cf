import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { matrix, matrixRoles, renderMatrix } from './matrix.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../docs/access.md'), 'utf8');

test('docs/access.md shows the table as the code has it', () => {
  expect(text).toContain(`\n${renderMatrix()}\n`);
});

test('the table has a line for every verb and a column for every role', () => {
  const [header, ...lines] = renderMatrix().split('\n');
  expect(lines).toHaveLength(matrix.length + 1);
  for (const role of matrixRoles) expect(header).toContain(`| ${role} |`);
});
