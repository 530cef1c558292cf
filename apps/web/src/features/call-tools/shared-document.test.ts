import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createSharedDocument } from './shared-document.ts';

const begin = (limit = 10_000) =>
  createSharedDocument({ client: 1, parts: ['words'], limit, mayWrite: () => true, mayDeleteOthers: true });

const updateOf = (change: (doc: Y.Doc) => void, client = 2): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  change(doc);
  return Y.encodeStateAsUpdate(doc);
};

const text = ({ doc }: { readonly doc: Y.Doc }) => doc.getText('words').toString();

test('takes what another wrote, and tells nobody of it again', () => {
  const document = begin();
  const written: unknown[] = [];
  document.onWritten((update) => written.push(update));
  expect(
    document.take(
      updateOf((doc) => doc.getText('words').insert(0, 'Hello')),
      null,
    ),
  ).toBe('taken');
  expect(text(document)).toBe('Hello');
  expect(written).toEqual([]);
});

test('takes nothing that is too much, in another part, or under its own number', () => {
  const document = begin();
  document.write(() => document.doc.getText('words').insert(0, 'Mine'));
  const bad = [
    updateOf((doc) => doc.getText('words').insert(0, 'x'.repeat(20_000))),
    updateOf((doc) => doc.getMap('else').set('key', 1)),
    updateOf((doc) => doc.getText('words').insert(0, 'Not mine, and longer than that'), 1),
  ];
  for (const update of bad) expect(document.take(update, null)).toBe('refused');
  expect(text(document)).toBe('Mine');
  expect(
    document.take(
      updateOf((doc) => doc.getText('words').insert(0, 'Fine ')),
      null,
    ),
  ).toBe('taken');
  expect(text(document)).toContain('Fine ');
});

test('takes nothing that stands on what isn’t here', () => {
  const document = begin();
  const doc = new Y.Doc();
  doc.getText('words').insert(0, 'First ');
  const vector = Y.encodeStateVector(doc);
  doc.getText('words').insert(6, 'second');
  expect(document.take(Y.encodeStateAsUpdate(doc, vector), null)).toBe('incomplete');
  expect(text(document)).toBe('');
  expect(document.take(Y.encodeStateAsUpdate(doc), null)).toBe('taken');
  expect(text(document)).toBe('First second');
});

test('is full at its limit, and says so', () => {
  const document = begin(100);
  expect(document.write(() => document.doc.getText('words').insert(0, 'x'.repeat(200)))).toBe(true);
  expect(document.write(() => document.doc.getText('words').insert(0, 'y'))).toBe(false);
});
