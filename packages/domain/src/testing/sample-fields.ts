import type { EntryField, FieldKind } from '../entry-field/entry-field.ts';
import { noWords, type Words } from '../entry-field/words.ts';

/** Words in one language. */
export function said(text: string): Words {
  return { text, translations: {} };
}

/** A field of a kind, as a clinic may have made it; a choice offers three answers. */
export function sampleField(kind: FieldKind, change: Partial<EntryField> = {}): EntryField {
  const isChoice = kind === 'choice' || kind === 'choices';
  return {
    id: `my-${kind}`,
    kind,
    ready: null,
    label: said(`My ${kind}`),
    help: noWords,
    audience: 'both',
    isRequired: false,
    options: isChoice ? ['one', 'two', 'three'].map((id) => ({ id, words: said(`Number ${id}`) })) : [],
    ...change,
  };
}
