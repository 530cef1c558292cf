import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createSharedDocument } from './shared-document.ts';

const begin = (limit = 10_000) =>
  createSharedDocument({
    client: 1,
    part: { name: 'words', holds: 'letters', longest: 100_000 },
    limit,
    mayWrite: () => true,
    mayDeleteOthers: true,
  });

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

test('what takes away passes where it is full, here and there', () => {
  const document = begin(100);
  const other = createSharedDocument({
    client: 2,
    part: { name: 'words', holds: 'letters', longest: 100_000 },
    limit: 100,
    mayWrite: () => true,
    mayDeleteOthers: true,
  });
  other.write(() => other.doc.getText('words').insert(0, 'x'.repeat(80)));
  document.take(other.since(new Uint8Array([0])) ?? new Uint8Array(), null);
  expect(document.write(() => document.doc.getText('words').delete(0, 80))).toBe(false);
  const written: Uint8Array[] = [];
  document.onWritten((update) => written.push(update));
  expect(document.erase(() => document.doc.getText('words').delete(0, 80))).toBe(true);
  for (const update of written) expect(other.take(update, null)).toBe('taken');
  expect(text(other)).toBe('');
});

test('a guest takes nothing away that was here before where only hosts may', () => {
  const document = createSharedDocument({
    client: 1,
    part: { name: 'words', holds: 'letters', longest: 100_000 },
    limit: 10_000,
    mayWrite: () => true,
    mayDeleteOthers: false,
  });
  document.write(() => document.doc.getText('words').insert(0, 'Stays'));
  const doc = new Y.Doc();
  doc.clientID = 2;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document.doc));
  doc.getText('words').delete(0, 5);
  const update = Y.encodeStateAsUpdate(doc);
  expect(document.take(update, { owns: (id) => id === 2, answersForAll: true })).toBe('refused');
  expect(text(document)).toBe('Stays');
});
