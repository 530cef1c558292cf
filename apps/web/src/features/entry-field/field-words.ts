import { wordsIn, type Answer, type EntryField, type FieldAudience, type FieldKind } from '@anteroom/domain';
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const kinds = {
  text: msg`Text`,
  'long-text': msg`Long text`,
  number: msg`Number`,
  date: msg`Date`,
  choice: msg`Choice`,
  choices: msg`Several choices`,
  phone: msg`Phone`,
  email: msg`E-mail`,
  tick: msg`Tick box`,
} as const satisfies Record<FieldKind, unknown>;

const audiences = {
  caller: msg`Caller`,
  staff: msg`Staff`,
  both: msg`Both`,
} as const satisfies Record<FieldAudience, unknown>;

const ready = {
  phone: msg`Phone number`,
  whereabouts: msg`Where are you now?`,
} as const;

/** What a kind of field is called. */
export function kindText(i18n: I18n, kind: FieldKind): string {
  return i18n._(kinds[kind]);
}

/** For whom a field is. */
export function audienceText(i18n: I18n, audience: FieldAudience): string {
  return i18n._(audiences[audience]);
}

/** What a field is called for whoever reads: a ready-made one in their language, the clinic's own as it was written for it. */
export function fieldLabel(i18n: I18n, field: Pick<EntryField | Answer, 'ready' | 'label'>): string {
  return field.ready === null ? wordsIn(field.label, i18n.locale) : i18n._(ready[field.ready]);
}

/** An answer in words, for a cell or a line. */
export function answerText(i18n: I18n, { kind, value }: Answer): string {
  if (value === true) return i18n._(msg`Yes`);
  if (typeof value !== 'string') return value.map(({ words }) => wordsIn(words, i18n.locale)).join(', ');
  if (kind === 'number') return value.length > 15 ? value : i18n.number(Number(value), { maximumFractionDigits: 6 });
  if (kind !== 'date') return value;
  // A day of the calendar, whatever the time zone of whoever reads it.
  return i18n.date(new Date(`${value}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
}
