import { callId, personId } from '@anteroom/protocol';
import type { Row } from '@anteroom/protocol';
import { expect, test } from 'vitest';
import { idText, sampleRow } from '../../connection/testing/sample-rows.ts';
import { firstChoice } from './dashboard-choice.ts';
import { noFilters } from './field-filters.ts';
import type { FieldFilters } from './field-filters.ts';
import type { SortKey } from './columns.ts';
import { shownRows } from './shown-rows.ts';
import type { Wanted } from './shown-rows.ts';
import { commandsOf, countRows, mainActionOf, toneOf } from './caller-rows.ts';

const minutes = (count: number) => count * 60_000;
const chen = personId.parse(idText('dr-chen'));

const oskar = sampleRow('oskar', { arrivedAt: minutes(1), lastName: 'Brandvold' });
const amina = sampleRow('amina', { arrivedAt: minutes(2), phone: '+47 555 01 00' });
const lucia = sampleRow('lucia', { status: 'on-hold', arrivedAt: 0, since: minutes(30) });
const jonas = sampleRow('jonas', {
  status: 'being-seen',
  arrivedAt: 0,
  since: minutes(10),
  lastName: 'Eklöf',
  providers: [{ personId: chen, name: 'Dr Chen' }],
});
const all = [jonas, lucia, amina, oskar];
const shown = (rows: readonly Row[], wanted: Partial<Wanted>) =>
  shownRows(rows, { ...firstChoice, query: '', self: chen, ...wanted });
const names = (rows: readonly { firstName: string }[]) => rows.map(({ firstName }) => firstName);

test('orders by status, then by the time waited', () => {
  expect(names(shown(all, {}))).toEqual(['oskar', 'amina', 'lucia', 'jonas']);
});

test('two who came at the same moment always stand in the same order', () => {
  const twin = sampleRow('zofia', { arrivedAt: amina.arrivedAt });
  expect(shown([twin, amina], {})).toEqual(shown([amina, twin], {}));
});

test.each([
  ['waiting', ['oskar', 'amina']],
  ['on-hold', ['lucia']],
  ['being-seen', ['jonas']],
] as const)('the filter %s shows its own', (filter, expected) => {
  expect(names(shown(all, { filter }))).toEqual(expected);
});

test.each([
  ['eklof', ['jonas']],
  ['BRAND', ['oskar']],
  ['warsame amina', ['amina']],
  ['chen', ['jonas']],
  ['555 01', ['amina']],
  ['nobody', []],
])('a search for "%s" finds them', (query, expected) => {
  expect(names(shown(all, { query }))).toEqual(expected);
});

test('counts what each filter would show', () => {
  expect(countRows(all)).toEqual({ all: 4, waiting: 2, 'on-hold': 1, 'being-seen': 1 });
  const practice = sampleRow('practice', { isPractice: true });
  expect(countRows([...all, practice])).toEqual(countRows(all));
});

test.each([
  ['waiting for less than half an hour', amina, minutes(31), 'waiting'],
  ['waiting for half an hour', amina, minutes(32), 'late'],
  ['away from their page', sampleRow('zofia', { missingSince: 5 }), minutes(1), 'lost'],
  ['away for a moment, as in a reload', sampleRow('zofia', { missingSince: 5 }), 3000, 'waiting'],
  [
    'asked to be called back, and away',
    sampleRow('mei', { callBackWanted: true, missingSince: 5 }),
    minutes(1),
    'callback',
  ],
  ['on hold', lucia, minutes(90), 'hold'],
  ['being seen', jonas, minutes(90), 'seen'],
  ['being seen and away', { ...jonas, missingSince: 5 }, minutes(1), 'lost'],
] as const)('somebody %s has their tone', (_, row, now, tone) => {
  expect(toneOf(row, now, minutes(30))).toBe(tone);
});

const withAnother: Row = { ...jonas, providers: [] };
const withChen = { ...jonas, callId: callId.parse(idText('call')) };

test.each([
  ['waits', amina, false, 'join'],
  ['waits, while oneself is in a call', amina, true, 'add'],
  ['is on hold', lucia, false, 'join'],
  ['reconnects', { ...amina, missingSince: 1 }, false, 'away'],
  ['is with somebody else', withAnother, false, 'join'],
  ['is with somebody else, while oneself is in a call', withAnother, true, 'busy'],
  ['is in the own call', withChen, true, 'return'],
  ['is in the own call, which this page has lost', withChen, false, 'return'],
] as const)('the main button for a caller who %s', (_, row, isInCall, action) => {
  expect(mainActionOf(row, chen, isInCall, minutes(3))).toBe(action);
});

test('brings nobody back who wants to be phoned: they left no way for it', () => {
  const away = sampleRow('bo', { arrivedAt: minutes(1), missingSince: minutes(2), callBackWanted: true });
  expect(mainActionOf(away, chen, false, minutes(3))).toBe('call-back');
  expect(mainActionOf({ ...away, phoneWanted: true }, chen, false, minutes(3))).toBe('away');
});

test('offers what the table of the consultation allows', () => {
  expect(commandsOf(amina)).toEqual({ hold: false, end: false });
  expect(commandsOf(lucia)).toEqual({ hold: false, end: true });
  expect(commandsOf(jonas)).toEqual({ hold: true, end: true });
});

const ready = sampleRow('ready', { ready: true, assignedTo: 'Dr Chen', assignedToId: chen, device: 'desktop' });
const silent = sampleRow('silent', {
  withoutCamera: true,
  unanswered: 2,
  assignedTo: 'Dr Okoro',
  assignedToId: personId.parse(idText('dr-okoro')),
});
const away = sampleRow('away', { missingSince: 5, device: 'tablet' });

test.each<[Partial<FieldFilters>, string[]]>([
  [{}, ['away', 'ready', 'silent']],
  [{ assigned: 'me' }, ['ready']],
  [{ assigned: 'nobody' }, ['away']],
  [{ assigned: 'somebody', messages: 'unanswered' }, ['silent']],
  [{ ready: 'not-ready' }, ['away', 'silent']],
  [{ line: 'away' }, ['away']],
  [{ line: 'sound-only' }, ['silent']],
  [{ device: 'desktop' }, ['ready']],
])('the fields %j leave %j', (fields, expected) => {
  const found = names(shown([ready, silent, away], { fields: { ...noFilters, ...fields } }));
  expect([...found].sort()).toEqual(expected);
});

test.each<[SortKey, boolean, string[]]>([
  ['caller', false, ['amina', 'jonas', 'lucia', 'oskar']],
  ['caller', true, ['oskar', 'lucia', 'jonas', 'amina']],
  ['time', true, ['oskar', 'amina', 'jonas', 'lucia']],
  ['phone', false, ['amina', 'oskar', 'lucia', 'jonas']],
  ['with', false, ['jonas', 'oskar', 'amina', 'lucia']],
  ['status', true, ['jonas', 'lucia', 'amina', 'oskar']],
])('sorted by %s, downwards %s', (by, isDown, expected) => {
  expect(names(shown(all, { sorting: { by, isDown } }))).toEqual(expected);
});
