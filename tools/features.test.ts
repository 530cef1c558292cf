import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const rows = readFileSync(`${root}/docs/features.md`, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id, , state, shownBy] = line.split('|').map((cell) => cell.trim());
    return id !== undefined && /^[A-Z]\d+$/.test(id) ? [{ id, state: state ?? '', shownBy: shownBy ?? '' }] : [];
  });

/** How many features each letter has. */
const counts = { S: 10, P: 6, E: 11, W: 9, C: 11, A: 5, L: 3, O: 4, H: 7 };

describe('the list of features', () => {
  test('has every number once, in order', () => {
    const wanted = Object.entries(counts).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, index) => `${letter}${String(index + 1)}`),
    );
    expect(rows.map(({ id }) => id)).toEqual(wanted);
  });

  test.each(rows)('$id says what shows it, or not yet', ({ state, shownBy }) => {
    expect(state).toMatch(/^(yes|in part: .+|not yet)/);
    const files = [...`${state} ${shownBy}`.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? '');
    if (!state.startsWith('not yet')) expect(files).not.toEqual([]);
    expect(files.filter((file) => !existsSync(`${root}/${file}`))).toEqual([]);
  });
});
