import type { EntryField, FieldAudience, FieldKind, FieldOption, ReadyField } from './entry-field.ts';
import type { ReadValue } from './typed-value.ts';
import type { Words } from './words.ts';

/** What somebody answered: a text, a tick, or what they chose with the words that it had then. */
export type AnswerValue = string | true | readonly FieldOption[];

/**
 * One answer, with all that it takes to read it: the label that the field had when it was typed stays with it, whatever
 * becomes of the field. Lives sealed, and is erased with the stay (A4).
 */
export interface Answer {
  /** The field that asked. */
  readonly id: string;
  readonly kind: FieldKind;
  /** Which ready-made field it was, whose words are known in every language; null for one of the clinic's own. */
  readonly ready: ReadyField | null;
  readonly label: Words;
  readonly audience: FieldAudience;
  readonly value: AnswerValue;
}

/** The answer that a value which was read makes; null where there is none. */
export function answerOf(field: EntryField, value: ReadValue): Answer | null {
  if (value === null || value === false) return null;
  const { id, kind, ready, label, audience, options } = field;
  return {
    ...{ id, kind, ready, label, audience },
    value: typeof value === 'object' ? options.filter((option) => value.includes(option.id)) : value,
  };
}

/** What an answer would say in the form that it came from: its text, or the ids of what was chosen. */
export function typedOf({ value }: Answer): string | readonly string[] {
  if (value === true) return 'on';
  return typeof value === 'string' ? value : value.map(({ id }) => id);
}

/** Something of one field that staff typed later; null takes an answer away. */
export interface StaffAnswer {
  readonly id: string;
  readonly answer: Answer | null;
}

/** All answers of a stay: what the caller told, and what staff added or mended since. */
export function answersOf(told: readonly Answer[], added: readonly StaffAnswer[]): readonly Answer[] {
  const byId = new Map<string, Answer>(told.map((answer) => [answer.id, answer]));
  for (const { id, answer } of added) {
    if (answer === null) byId.delete(id);
    else byId.set(id, answer);
  }
  return [...byId.values()];
}

/** Who may read what: staff everything; the caller what they were asked, never what staff wrote for themselves. */
export function answersFor(viewer: 'caller' | 'team', answers: readonly Answer[]): readonly Answer[] {
  return viewer === 'team' ? answers : answers.filter(({ audience }) => audience !== 'staff');
}

/** A number to phone: the one that is always asked for, else the first that was given to a field of that kind. */
export function phoneIn(phone: string, answers: readonly Answer[]): string {
  if (phone !== '') return phone;
  const other = answers.find(({ kind, value }) => kind === 'phone' && typeof value === 'string')?.value;
  return typeof other === 'string' ? other : '';
}
