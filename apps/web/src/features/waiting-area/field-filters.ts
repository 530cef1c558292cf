import { typedOf } from '@anteroom/domain';
import type { PersonId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { answerTo, isFieldColumn } from './columns.ts';
import type { FieldColumn } from './listed-fields.ts';

/** What a list can be narrowed down to, field by field (W2). A value that isn't `any` has to fit. */
export interface FieldFilters {
  readonly assigned: 'any' | 'me' | 'somebody' | 'nobody';
  readonly ready: 'any' | 'ready' | 'not-ready';
  readonly messages: 'any' | 'unanswered';
  readonly line: 'any' | 'here' | 'away' | 'sound-only';
  readonly device: 'any' | 'desktop' | 'phone' | 'tablet';
}
export type FieldName = keyof FieldFilters;

/** The values of every field, in the order in which they are offered. */
export const fieldValues: { readonly [Field in FieldName]: readonly FieldFilters[Field][] } = {
  assigned: ['any', 'me', 'somebody', 'nobody'],
  ready: ['any', 'ready', 'not-ready'],
  messages: ['any', 'unanswered'],
  line: ['any', 'here', 'away', 'sound-only'],
  device: ['any', 'desktop', 'phone', 'tablet'],
};

/** Everybody. */
export const noFilters: FieldFilters = { assigned: 'any', ready: 'any', messages: 'any', line: 'any', device: 'any' };

/** What has to be chosen or ticked in the clinic's own fields; a field that isn't there is any. */
export type AnswerFilters = Readonly<Record<FieldColumn, string>>;

/** Whatever was answered. */
export const noAnswers: AnswerFilters = {};

/** The filters with another answer wanted of one field; null for any. */
export function wanting(filters: AnswerFilters, column: FieldColumn, value: string | null): AnswerFilters {
  const { [column]: _, ...others } = filters;
  return value === null ? others : { ...others, [column]: value };
}

/** How many fields narrow the list down. */
export function countFilters(filters: FieldFilters, answers: AnswerFilters): number {
  return Object.values(filters).filter((value) => value !== 'any').length + Object.keys(answers).length;
}

/** Whether a row was answered as is wanted, in every field. */
export function answersFit(row: Row, filters: AnswerFilters): boolean {
  return Object.entries(filters).every(([column, value]) => {
    const answer = isFieldColumn(column) ? answerTo(column, row) : undefined;
    if (answer === undefined) return false;
    const typed = typedOf(answer);
    return typeof typed === 'string' ? typed === value : typed.includes(value);
  });
}

/**
 * Whether a row fits every field.
 * @param self the person at this dashboard
 */
export function fits(row: Row, filters: FieldFilters, self: PersonId | null): boolean {
  return (
    fitsAssigned(row, filters.assigned, self) &&
    (filters.ready === 'any' || row.ready === (filters.ready === 'ready')) &&
    (filters.messages === 'any' || row.unanswered > 0) &&
    fitsLine(row, filters.line) &&
    (filters.device === 'any' || row.device === filters.device)
  );
}

function fitsAssigned({ assignedToId }: Row, wanted: FieldFilters['assigned'], self: PersonId | null): boolean {
  switch (wanted) {
    case 'any':
      return true;
    case 'me':
      return assignedToId !== null && assignedToId === self;
    case 'somebody':
      return assignedToId !== null;
    case 'nobody':
      return assignedToId === null;
  }
}

function fitsLine({ missingSince, withoutCamera }: Row, wanted: FieldFilters['line']): boolean {
  switch (wanted) {
    case 'any':
      return true;
    case 'here':
      return missingSince === null;
    case 'away':
      return missingSince !== null;
    case 'sound-only':
      return withoutCamera;
  }
}
