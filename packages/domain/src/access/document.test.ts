import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderMatrix } from './matrix.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../docs/access.md'), 'utf8');

test('docs/access.md shows the table as the code has it', () => {
  expect(text).toContain(`\n${renderMatrix()}\n`);
});
