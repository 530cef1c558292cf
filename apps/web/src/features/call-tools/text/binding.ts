import type * as Y from 'yjs';
import type { SharedDocument } from '../shared-document.ts';
import { changeBetween, placeAfter } from './model.ts';
import type { DeltaPart } from './model.ts';
import { textLimit } from './text-limit.ts';

/** A field of text, as far as it is bound. */
export type BoundField = Pick<
  HTMLTextAreaElement,
  'value' | 'selectionStart' | 'selectionEnd' | 'selectionDirection' | 'scrollTop' | 'setSelectionRange'
> &
  Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/**
 * Keeps a text field and the shared text alike, and the cursor where it was; until the returned function is called.
 * While somebody composes a character (as in Chinese) the field is left alone: a change would break the composing off.
 * @param onFull told where something that was written doesn't stand there, since there is no room for it
 */
export function bindField(field: BoundField, document: SharedDocument, onFull: () => void): () => void {
  const words = document.doc.getText('words');
  let shown = words.toString();
  let isComposing = false;
  /** Whether the last change had no room: it is said once, not at every key. */
  let wasFull = false;
  /** What others wrote since the composing began. */
  let missed: readonly (readonly DeltaPart[])[] = [];
  field.value = shown;

  function show(delta: readonly DeltaPart[]): void {
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = field;
    shown = words.toString();
    field.value = shown;
    field.setSelectionRange(placeAfter(selectionStart, delta), placeAfter(selectionEnd, delta), selectionDirection);
    field.scrollTop = scrollTop;
  }

  function takeInput(): void {
    const change = changeBetween(shown, field.value);
    if (change === null) return catchUp();
    const at = missed.reduce((place, delta) => placeAfter(place, delta), change.at);
    const room = textLimit - words.length + change.removed;
    const caret = field.selectionStart;
    const inserted = change.inserted.slice(0, Math.max(0, room));
    const put = change.inserted === '' ? document.erase : document.write;
    const isPut = put(() => {
      words.delete(at, Math.min(change.removed, words.length - at));
      words.insert(at, inserted);
    });
    const isWhole = isPut && inserted === change.inserted;
    if (!isWhole && !wasFull && document.mayWrite()) onFull();
    wasFull = !isWhole;
    missed = [];
    shown = words.toString();
    if (field.value === shown) return;
    // Too long, or not allowed any more: what stands there is what everybody has.
    field.value = shown;
    field.setSelectionRange(caret, caret);
  }

  function catchUp(): void {
    for (const delta of missed) show(delta);
    missed = [];
  }

  const onInput = (): void => {
    if (!isComposing) takeInput();
  };
  const onBegin = (): void => {
    isComposing = true;
  };
  const onEnd = (): void => {
    isComposing = false;
    takeInput();
  };
  const onWords = (event: Y.YTextEvent): void => {
    if (event.transaction.local) return;
    if (isComposing) missed = [...missed, event.delta];
    else show(event.delta);
  };
  field.addEventListener('input', onInput);
  field.addEventListener('compositionstart', onBegin);
  field.addEventListener('compositionend', onEnd);
  words.observe(onWords);
  return () => {
    field.removeEventListener('input', onInput);
    field.removeEventListener('compositionstart', onBegin);
    field.removeEventListener('compositionend', onEnd);
    words.unobserve(onWords);
  };
}
