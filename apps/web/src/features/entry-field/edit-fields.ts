import {
  readyField,
  type EntryField,
  type FieldKind,
  type FieldOption,
  type ReadyField,
  type Words,
} from '@anteroom/domain';

/** The words in one language; the clinic's own where the language is empty. */
export function textIn(words: Words, language: string): string {
  if (language === '') return words.text;
  return Object.entries(words.translations).find(([code]) => code === language)?.[1] ?? '';
}

/** The same words with another text in one language; a translation that says nothing is none. */
export function withText(words: Words, language: string, text: string): Words {
  if (language === '') return { ...words, text };
  const others = Object.entries(words.translations).filter(([code]) => code !== language);
  return { ...words, translations: Object.fromEntries(text === '' ? others : [...others, [language, text]]) };
}

/** A list with one of its things in another place; the same list where there is no such place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length || from === to) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** What somebody can add: a field of a kind, or a ready-made one. */
export type Addable = FieldKind | `ready-${ReadyField}`;

/** A field as its editor begins, with an id that no other has. */
export function newField(what: Addable): EntryField {
  if (what === 'ready-phone') return readyField('phone');
  if (what === 'ready-whereabouts') return { ...readyField('whereabouts'), isRequired: true };
  return {
    ...{ id: newId('f'), kind: what, ready: null, audience: 'both', isRequired: false },
    ...{ label: { text: '', translations: {} }, help: { text: '', translations: {} } },
    options: what === 'choice' || what === 'choices' ? [newOption(), newOption()] : [],
  };
}

/** One more answer to choose from. */
export function newOption(): FieldOption {
  return { id: newId('o'), words: { text: '', translations: {} } };
}

function newId(letter: string): string {
  return `${letter}${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** What is still missing in a field: its label, or the words of what it offers. */
export function problemOfField(field: EntryField): 'label' | 'options' | null {
  if (field.ready === null && field.label.text.trim() === '') return 'label';
  const isChoice = field.kind === 'choice' || field.kind === 'choices';
  return isChoice && (field.options.length === 0 || field.options.some(({ words }) => words.text.trim() === ''))
    ? 'options'
    : null;
}
