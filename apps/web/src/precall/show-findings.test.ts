import { nothingFound } from '@anteroom/domain';
import { describe, expect, test } from 'vitest';
import type { Rows } from './rows.ts';
import { showFindings } from './show-findings.ts';

/** The rows as somebody reads them. */
function read(findings: Partial<typeof nothingFound>, isDone: boolean) {
  const shown = new Map<string, string>();
  const figures = new Map<string, string>();
  const rows: Rows = {
    set: (check, state, ...words) => shown.set(check, `${state}: ${words.join(', ')}`),
    setFigures: (check, text) => figures.set(check, text),
  };
  showFindings(rows, { ...nothingFound, ...findings }, isDone);
  return { shown: Object.fromEntries(shown), figures: Object.fromEntries(figures) };
}

const good = {
  browser: 'works',
  server: 'works',
  socket: 'works',
  media: 'works',
  down: 4_200,
  up: 900,
  roundTrip: 40,
  late: 0,
} as const;

describe('The rows of the pre-call test', () => {
  test('are being tested until something is known', () => {
    const { shown } = read({ browser: 'works' }, false);
    expect(shown).toMatchObject({ browser: 'good: good', server: 'running: running', speed: 'running: running' });
  });

  test('say what is good, with its figures', () => {
    const { shown, figures } = read(good, true);
    expect(new Set(Object.values(shown))).toEqual(new Set(['good: good']));
    expect(figures).toEqual({ speed: '↓ 4.2 Mbit/s  ↑ 900 kbit/s', steadiness: '40 ms  0 %' });
  });

  test('name each thing that is wrong, in its own row', () => {
    const { shown } = read(
      { ...good, socket: 'impaired', media: 'impaired', up: 200, roundTrip: 700, late: 0.3 },
      true,
    );
    expect(shown).toEqual({
      browser: 'good: good',
      server: 'bad: polling',
      media: 'bad: relayed',
      speed: 'bad: slow',
      steadiness: 'bad: delayed, unsteady',
    });
  });

  test('say so where something could not be tested', () => {
    const { shown } = read({ browser: 'works', server: 'broken' }, true);
    expect(shown).toMatchObject({ server: 'bad: server', media: 'unknown: unknown', speed: 'unknown: unknown' });
  });
});
