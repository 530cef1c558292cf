import type { Row } from '@anteroom/protocol';
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { timeOfDay } from '../../connection/time-of-day.ts';
import { answerText } from '../entry-field/field-words.ts';
import { nameOf, timedFrom } from './caller-rows.ts';
import type { FieldColumn, ListedFields } from './listed-fields.ts';
import { deviceTexts } from './status-texts.ts';

/** The columns that can be chosen beside status, caller and time, which every list has (W2). */
export const optionalColumns = ['connection', 'phone', 'assigned', 'with', 'arrived', 'device'] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

export type ColumnId = OptionalColumn | FieldColumn;

/** What a list can be sorted by. */
const fixedKeys = ['status', 'caller', 'time'] as const;
export type SortKey = (typeof fixedKeys)[number] | ColumnId;

/** Whether a text names a column that can be chosen. */
export function isColumn(text: string): text is ColumnId {
  return isFieldColumn(text) || optionalColumns.some((id) => id === text);
}

/** Whether a list can be sorted by what a text names. */
export function isSortKey(text: string): text is SortKey {
  return isColumn(text) || fixedKeys.some((key) => key === text);
}

/** Whether a text names a column of an entry field. */
export function isFieldColumn(text: string): text is FieldColumn {
  return /^field:[a-z][a-z0-9-]{0,23}$/.test(text);
}

/** What a dashboard begins with. */
export const firstColumns: readonly ColumnId[] = ['connection'];

type OwnKey = Exclude<SortKey, FieldColumn>;

const ownTexts: Record<OwnKey, MessageDescriptor> = {
  status: msg`Status`,
  caller: msg`Caller`,
  time: msg`Time`,
  connection: msg`Connection`,
  phone: msg`Phone number`,
  assigned: msg`Assigned to`,
  with: msg`With`,
  arrived: msg`Arrived`,
  device: msg`Device`,
};

/** What a column is called; an entry field's as the clinic has it, and nothing where there is no such field. */
export function columnName(key: SortKey, fields: ListedFields, i18n: I18n): string {
  return isFieldColumn(key) ? (fields.get(key)?.label ?? '') : i18n._(ownTexts[key]);
}

/** Those of the chosen columns that there are: a clinic changes its fields. */
export function columnsThere(columns: readonly ColumnId[], fields: ListedFields): readonly ColumnId[] {
  return columns.every((column) => isThere(column, fields))
    ? columns
    : columns.filter((column) => isThere(column, fields));
}

function isThere(column: ColumnId, fields: ListedFields): boolean {
  return !isFieldColumn(column) || fields.has(column);
}

/** How wide a column is at least, in rem, and which share it takes of what is left over: 0 for none. */
export interface ColumnWidth {
  readonly least: number;
  readonly share: number;
}

/** The width of a column. */
export function columnWidth(key: SortKey): ColumnWidth {
  return isFieldColumn(key) ? { least: 8, share: 1 } : ownWidths[key];
}

const ownWidths: Record<OwnKey, ColumnWidth> = {
  status: { least: 9.75, share: 0 },
  caller: { least: 9, share: 2 },
  time: { least: 4.75, share: 0 },
  connection: { least: 7.5, share: 0 },
  phone: { least: 8.5, share: 0 },
  assigned: { least: 8, share: 1 },
  with: { least: 8, share: 1 },
  arrived: { least: 5.5, share: 0 },
  device: { least: 7.5, share: 0 },
};

/** What a column without a look of its own says of a row. */
export function columnText(column: Exclude<ColumnId, 'connection'>, row: Row, i18n: I18n): string {
  if (isFieldColumn(column)) return wordsOf(column, row, i18n);
  switch (column) {
    case 'phone':
      return row.phone;
    case 'assigned':
      return row.assignedTo ?? '';
    case 'with':
      return row.providers.map(({ name }) => name).join(', ');
    case 'arrived':
      return timeOfDay(i18n.locale, row.arrivedAt);
    case 'device':
      return i18n._(deviceTexts[row.device]);
  }
}

function wordsOf(column: FieldColumn, row: Row, i18n: I18n): string {
  const answer = answerTo(column, row);
  return answer === undefined ? '' : answerText(i18n, answer);
}

/** What a row answered to one field. */
export function answerTo(column: FieldColumn, { answers }: Row): Row['answers'][number] | undefined {
  return answers.find(({ id }) => `field:${id}` === column);
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/**
 * Orders two rows by one column, upwards; 0 where they say the same. Time counts the longest wait as the highest, and whoever
 * has nothing in a column stands behind all who have.
 */
export function compareBy(key: Exclude<SortKey, 'status'>, left: Row, right: Row): number {
  if (isFieldColumn(key)) return compareText(plainAnswer(key, left), plainAnswer(key, right));
  switch (key) {
    case 'time':
      return timedFrom(right) - timedFrom(left);
    case 'arrived':
      return left.arrivedAt - right.arrivedAt;
    case 'caller':
      return collator.compare(nameOf(left), nameOf(right));
    case 'connection':
      return lineOf(left) - lineOf(right);
    case 'device':
      return collator.compare(left.device, right.device);
    case 'phone':
      return compareText(left.phone, right.phone);
    case 'assigned':
      return compareText(left.assignedTo ?? '', right.assignedTo ?? '');
    case 'with':
      return compareText(left.providers[0]?.name ?? '', right.providers[0]?.name ?? '');
  }
}

/** The best line first: here, here without a camera, away. */
function lineOf({ missingSince, withoutCamera }: Row): number {
  return missingSince !== null ? 2 : withoutCamera ? 1 : 0;
}

function plainAnswer(column: FieldColumn, row: Row): string {
  const answer = answerTo(column, row);
  return answer === undefined ? '' : plainText(answer);
}

/** An answer as it is compared and searched: what was typed, or the words that the clinic first wrote for what was chosen. */
export function plainText({ value }: Row['answers'][number]): string {
  if (value === true) return '1';
  return typeof value === 'string' ? value : value.map(({ words }) => words.text).join(', ');
}

function compareText(left: string, right: string): number {
  if (left === '' || right === '') return Number(left === '') - Number(right === '');
  return collator.compare(left, right);
}
