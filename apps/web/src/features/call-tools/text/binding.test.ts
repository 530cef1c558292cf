import { expect, test } from 'vitest';
import { createSharedDocument } from '../shared-document.ts';
import { bindField } from './binding.ts';

/** A field of text as somebody types into it. */
class Field extends EventTarget {
  value = '';
  selectionStart = 0;
  selectionEnd = 0;
  selectionDirection: 'forward' | 'backward' | 'none' = 'none';
  scrollTop = 0;
  setSelectionRange(start: number | null, end: number | null): void {
    this.selectionStart = start ?? 0;
    this.selectionEnd = end ?? 0;
  }
  type(value: string): void {
    this.value = value;
    this.dispatchEvent(new Event('input'));
  }
}

function begin(longest: number) {
  let mayWrite = true;
  const document = createSharedDocument({
    ...{ client: 1, limit: 786_432, mayDeleteOthers: true, mayWrite: () => mayWrite },
    part: { name: 'words', holds: 'letters', longest },
  });
  const field = new Field();
  let full = 0;
  bindField(field, document, () => (full += 1));
  return { field, forbid: () => (mayWrite = false), full: () => full };
}

test('says so once where the text is full, and leaves what everybody has', () => {
  const { field, full } = begin(10);
  field.type('123456789 0');
  expect(full()).toBe(0);
  field.type('123456789 0!');
  expect(full()).toBe(1);
  expect(field.value).toBe('123456789 0');
  field.type('123456789 0?');
  expect(full()).toBe(1);
  field.type('1');
  field.type('1!');
  expect(field.value).toBe('1!');
  field.type('1!23456789 0');
  field.type('1!23456789 0?');
  expect(full()).toBe(2);
});

test('says so where more is put in than there is room for', () => {
  const { field, full } = begin(400_000);
  field.type('x'.repeat(100_001));
  expect(full()).toBe(1);
  expect(field.value).toHaveLength(100_000);
});

test('who may only look is told nothing of room', () => {
  const { field, forbid, full } = begin(10);
  forbid();
  field.type('a');
  expect(field.value).toBe('');
  expect(full()).toBe(0);
});
