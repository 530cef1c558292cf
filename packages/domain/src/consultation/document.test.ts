import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SessionRefusal } from '../call/session.ts';
import { commandCases, renderCell, statuses } from '../testing/cells.ts';
import type { ConsultationEventType } from './events.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../docs/consultation.md'), 'utf8');

/** The cells of the Markdown table under a heading, its line of dashes left out. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|') && !/^\|[\s|:-]+$/.test(line));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const refusals: { readonly [Code in SessionRefusal]: true } = {
  'consultation-ended': true,
  'consultation-transferred': true,
  'not-being-seen': true,
  'not-yet-seen': true,
  'in-another-call': true,
  'not-in-this-call': true,
  'no-transfer-offered': true,
  'transfer-already-offered': true,
  'transfer-to-same-clinic': true,
  'no-call-back-wanted': true,
  'call-full': true,
  'call-ended': true,
  'call-locked': true,
  'unknown-consultation': true,
  'already-in-a-call': true,
  'no-callers-in-rooms': true,
  'provider-not-held': true,
  'no-such-question': true,
  'consent-missing': true,
  'visit-over': true,
};

const events: { readonly [Type in ConsultationEventType]: true } = {
  arrived: true,
  'seeing-began': true,
  'provider-joined': true,
  'provider-left': true,
  'put-on-hold': true,
  'transfer-offered': true,
  'transfer-declined': true,
  'transfer-withdrawn': true,
  'transfer-expired': true,
  transferred: true,
  ended: true,
  'ready-marked': true,
  assigned: true,
  'call-back-wanted': true,
  'called-back': true,
  'companion-entered': true,
  'companion-left': true,
  'participant-held': true,
  'participant-taken-back': true,
  'consent-step': true,
};

const codesIn = (heading: string): readonly string[] =>
  tableUnder(heading)
    .slice(1)
    .map(([first = '']) => first.replaceAll('`', ''));

describe('docs/consultation.md says what the code does', () => {
  test('the table', () => {
    const header = ['command', ...statuses.map((status) => status.replace('-', ' '))];
    const rows = Object.entries(commandCases).map(([name, commandCase]) => [
      name,
      ...statuses.map((status) => renderCell(status, commandCase)),
    ]);
    expect(tableUnder('The table')).toStrictEqual([header, ...rows]);
  });

  test('the refusals', () => {
    expect(codesIn('Refusals').toSorted()).toStrictEqual(Object.keys(refusals).toSorted());
  });

  test('the events', () => {
    expect(codesIn('Events').toSorted()).toStrictEqual(Object.keys(events).toSorted());
  });
});
