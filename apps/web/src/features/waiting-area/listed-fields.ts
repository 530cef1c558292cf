import { isChoice, wordsIn } from '@anteroom/domain';
import type { EntryField } from '@anteroom/domain';
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { fieldLabel } from '../entry-field/field-words.ts';

/** What callers or staff answered to one entry field of the clinic (E4). */
export type FieldColumn = `field:${string}`;

/** An entry field of the clinic, as a column and a filter of the list. */
export interface ListedField {
  readonly label: string;
  /** What the list can be narrowed down to by it; empty where anything can be typed. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}
export type ListedFields = ReadonlyMap<FieldColumn, ListedField>;

/** The fields that a list can show and be narrowed down by, in their order and in the words of whoever reads. */
export function listedFields(fields: readonly EntryField[], i18n: I18n): ListedFields {
  return new Map(
    fields.flatMap((field): [FieldColumn, ListedField][] =>
      // The phone number has a column of its own.
      field.ready === 'phone'
        ? []
        : [[`field:${field.id}`, { label: fieldLabel(i18n, field), options: optionsOf(field, i18n) }]],
    ),
  );
}

function optionsOf(field: EntryField, i18n: I18n): ListedField['options'] {
  if (field.kind === 'tick') return [{ value: 'on', label: i18n._(msg`Yes`) }];
  if (!isChoice(field)) return [];
  return field.options.map(({ id, words }) => ({ value: id, label: wordsIn(words, i18n.locale) }));
}
