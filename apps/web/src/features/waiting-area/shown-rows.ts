import type { PersonId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { compareRows } from './caller-rows.ts';
import type { StatusFilter } from './caller-rows.ts';
import { compareBy, plainText } from './columns.ts';
import type { Sorting } from './dashboard-choice.ts';
import { answersFit, fits } from './field-filters.ts';
import type { AnswerFilters, FieldFilters } from './field-filters.ts';

/** What a list shows, and in which order. */
export interface Wanted {
  readonly filter: StatusFilter;
  readonly fields: FieldFilters;
  readonly answers: AnswerFilters;
  readonly sorting: Sorting;
  readonly query: string;
  /** The person at this dashboard. */
  readonly self: PersonId | null;
}

/** The rows that the filters and the search leave, in their order; those that say the same stand as they would by status. */
export function shownRows(rows: Iterable<Row>, wanted: Wanted): readonly Row[] {
  const { filter, fields, answers, sorting, self } = wanted;
  const words = folded(wanted.query).split(/\s+/).filter(Boolean);
  const { by, isDown } = sorting;
  const compare =
    by === 'status' ? compareRows : (left: Row, right: Row) => compareBy(by, left, right) || compareRows(left, right);
  return [...rows]
    .filter((row) => filter === 'all' || row.status === filter)
    .filter((row) => fits(row, fields, self) && answersFit(row, answers) && matches(row, words))
    .sort(isDown ? (left, right) => compare(right, left) : compare);
}

/** What a row is found by; a row stays the same object until something in it changes. */
const texts = new WeakMap<Row, string>();

function matches(row: Row, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const known = texts.get(row);
  const text = known ?? textOf(row);
  if (known === undefined) texts.set(row, text);
  return words.every((word) => text.includes(word));
}

function textOf({ firstName, lastName, phone, assignedTo, providers, answers }: Row): string {
  const names = providers.map(({ name }) => name);
  const answered = answers.filter(({ value }) => value !== true).map(plainText);
  return folded([firstName, lastName, phone, assignedTo, ...names, ...answered].join(' '));
}

/** Without case and accents, so that "eklof" finds Eklöf. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
