import { areWords, noWords, type Words } from './words.ts';

/** What an entry field asks for (E4). */
export const fieldKinds = [
  'text',
  'long-text',
  'number',
  'date',
  'choice',
  'choices',
  'phone',
  'email',
  'tick',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** Fields that come with their words in every language: the phone number, and where the caller is now. */
export const readyFields = ['phone', 'whereabouts'] as const;
export type ReadyField = (typeof readyFields)[number];

/**
 * Whom a field is for. `caller`: asked of the caller, staff read it. `both`: asked of the caller, and staff may add or mend it.
 * `staff`: typed and read by staff alone; the caller never learns that it is there.
 */
export const fieldAudiences = ['caller', 'staff', 'both'] as const;
export type FieldAudience = (typeof fieldAudiences)[number];

/** One of the answers that a choice offers; its id stays the same when its words are changed. */
export interface FieldOption {
  readonly id: string;
  readonly words: Words;
}

/** Something that a clinic asks beside first and last name (E4). */
export interface EntryField {
  /** Made of chance by whoever adds it, and never changed; a ready-made one bears its own name. */
  readonly id: string;
  readonly kind: FieldKind;
  /** Null for one that the clinic made itself. */
  readonly ready: ReadyField | null;
  /** Empty for a ready-made one. */
  readonly label: Words;
  readonly help: Words;
  readonly audience: FieldAudience;
  /** Whether a caller may leave it out. Staff may leave anything out. */
  readonly isRequired: boolean;
  /** What a choice offers, in this order; empty for every other kind. */
  readonly options: readonly FieldOption[];
}

/** Most fields of a clinic. */
export const fieldsLimit = 30;
/** Most answers that one choice offers. */
export const optionsLimit = 50;
/** Longest label, and longest words of one option, in characters. */
export const labelLimit = 120;
/** Longest help text, in characters. */
export const helpLimit = 300;
/** All fields of a clinic together, as JSON: they are read with every change of a stay. */
export const fieldsWeightLimit = 40_000;

/** The kind that each ready-made field has. */
export const readyKinds: Readonly<Record<ReadyField, FieldKind>> = { phone: 'phone', whereabouts: 'text' };

/** A ready-made field as it is added. */
export function readyField(ready: ReadyField): EntryField {
  return {
    id: ready,
    kind: readyKinds[ready],
    ready,
    label: noWords,
    help: noWords,
    audience: 'caller',
    isRequired: false,
    options: [],
  };
}

/** Whether a field is one that callers are asked. */
export function isAsked({ audience }: Pick<EntryField, 'audience'>): boolean {
  return audience !== 'staff';
}

/** Whether staff may type into a field. The phone number is mended together with the names. */
export function isForStaff({ audience, ready }: Pick<EntryField, 'audience' | 'ready'>): boolean {
  return audience !== 'caller' && ready !== 'phone';
}

/** Whether a field offers answers to choose from. */
export function isChoice({ kind }: Pick<EntryField, 'kind'>): boolean {
  return kind === 'choice' || kind === 'choices';
}

/** Under which name a field stands in the form that a caller sends. */
export function inputNameOf({ id, ready }: Pick<EntryField, 'id' | 'ready'>): string {
  return ready === 'phone' ? 'phone' : `field-${id}`;
}

/** What an id of a field or an option looks like. */
export function isFieldId(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,23}$/.test(text);
}

/** Whether these can be the entry fields of a clinic. */
export function areEntryFields(fields: readonly EntryField[]): boolean {
  return (
    fields.length <= fieldsLimit &&
    areDistinct(fields) &&
    fields.every(isEntryField) &&
    JSON.stringify(fields).length <= fieldsWeightLimit
  );
}

/** Whether one field makes sense by itself. */
export function isEntryField(field: EntryField): boolean {
  const { id, kind, ready, label, help, audience, isRequired, options } = field;
  const isNamed =
    ready === null
      ? !readyFields.some((name) => name === id) && label.text.trim() !== ''
      : ready === id && readyKinds[ready] === kind && label.text === '' && Object.keys(label.translations).length === 0;
  return (
    isFieldId(id) &&
    isNamed &&
    areWords(label, labelLimit) &&
    areWords(help, helpLimit) &&
    // The phone number is the caller's to give; staff mend it with the names.
    (ready !== 'phone' || audience === 'caller') &&
    (audience !== 'staff' || !isRequired) &&
    (isChoice(field) ? areOptions(options) : options.length === 0)
  );
}

function areOptions(options: readonly FieldOption[]): boolean {
  return (
    options.length >= 1 &&
    options.length <= optionsLimit &&
    areDistinct(options) &&
    options.every(({ id, words }) => isFieldId(id) && words.text.trim() !== '' && areWords(words, labelLimit))
  );
}

function areDistinct(list: readonly { readonly id: string }[]): boolean {
  return new Set(list.map(({ id }) => id)).size === list.length;
}
