import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { mostItems } from './document-update.ts';
import type { DocumentPart } from './document-update.ts';
import { createSharedDocument } from './shared-document.ts';
import { everyOther, laboriousUpdate } from './testing/laborious.ts';

const begin = (part: DocumentPart = { name: 'words', holds: 'letters', longest: 400_000 }) =>
  createSharedDocument({ client: 1, part, limit: 786_432, mayWrite: () => true, mayDeleteOthers: true });

const beginList = (longest = 400_000) => begin({ name: 'marks', holds: 'values', longest });

const updateOf = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = 77;
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc);
};

/** Counts the work that is done, up to so much. */
function purse(most = Infinity) {
  let spent = 0;
  return {
    spend: (work: number) => {
      if (spent + work > most) return false;
      spent += work;
      return true;
    },
    spent: () => spent,
  };
}

/** A text of three people who write all over it, and hear each other late: the same each time. */
function busyText(rounds: number): Uint8Array {
  let chance = 1;
  const below = (end: number): number => {
    chance = (chance * 48_271) % 2_147_483_647;
    return chance % end;
  };
  const docs = [5, 9, 7].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  for (let round = 0; round < rounds; round += 1) {
    for (const doc of docs) {
      const words = doc.getText('words');
      const at = below(3) === 0 ? words.length : below(words.length + 1);
      if (below(4) === 0 && at < words.length) words.delete(at, 1);
      else words.insert(at, String(below(10)));
    }
    if (round % 5 !== 4) continue;
    for (const from of docs)
      for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  }
  return Y.mergeUpdates(docs.map((doc) => Y.encodeStateAsUpdate(doc)));
}

test('what was written at the same time stands in Yjs’ own order, and is little work', () => {
  const update = busyText(400);
  const plain = new Y.Doc();
  Y.applyUpdate(plain, update);
  const document = begin();
  const { spend, spent } = purse();
  expect(document.take(update, null, spend)).toBe('taken');
  expect(document.doc.getText('words').toString()).toBe(plain.getText('words').toString());
  expect(spent()).toBeLessThan(10 * 1200);
});

test('what was made to be laborious is left away where it has cost what may be spent', () => {
  const all = purse();
  expect(beginList().take(laboriousUpdate('marks', 300), null, all.spend)).toBe('taken');
  expect(all.spent()).toBeGreaterThan(300 * 150);
  const document = beginList();
  const some = purse(5000);
  expect(document.take(laboriousUpdate('marks', 300), null, some.spend)).toBe('refused');
  expect(document.doc.getArray('marks').length).toBeLessThan(400);
  expect(
    document.take(
      updateOf((doc) => doc.getArray('marks').push(Array.from({ length: 900 }, () => 1))),
      null,
    ),
  ).toBe('taken');
});

test('takes nothing that our pages don’t write', () => {
  const bad = [
    updateOf((doc) => doc.getText('words').insert(0, 'bold', { bold: true })),
    updateOf((doc) => doc.getArray('words').push([new Y.Map()])),
    updateOf((doc) => doc.getArray('words').push([new Uint8Array(1)])),
    updateOf((doc) => doc.getMap('words').set('key', 1)),
    // It would be counted by its places, and not be seen.
    updateOf((doc) => doc.getArray('words').push([1])),
    // The same range twice.
    Uint8Array.from([0, 1, 77, 2, 0, 1, 0, 1]),
  ];
  for (const update of bad) expect(begin().take(update, null)).toBe('refused');
  const badOfList = [
    updateOf((doc) => doc.getArray('marks').push([new Y.Map()])),
    updateOf((doc) => doc.getArray('marks').push([new Uint8Array(1)])),
    updateOf((doc) => doc.getText('marks').insert(0, 'letters')),
  ];
  for (const update of badOfList) expect(beginList().take(update, null)).toBe('refused');
});

test('nothing is kept of what claims to stand elsewhere and was here before', () => {
  const document = begin();
  document.take(
    updateOf((doc) => doc.getText('words').insert(0, 'a')),
    null,
  );
  // The letter b at the same place in what page 77 wrote, behind a letter that nobody has.
  expect(document.take(Uint8Array.from([1, 1, 77, 0, 0x84, 99, 5, 1, 98, 0]), null)).toBe('taken');
  expect(document.doc.store.pendingStructs).toBeNull();
  expect(document.doc.getText('words').toString()).toBe('a');
});

test('takes no more items than a document may have, those included that come apart', () => {
  const many = Array.from({ length: mostItems + 1 }, () => 1);
  expect(
    beginList().take(
      updateOf((doc) => doc.getArray('marks').push(many)),
      null,
    ),
  ).toBe('refused');
  const document = begin();
  document.take(
    updateOf((doc) => doc.getText('words').insert(0, 'x'.repeat(2 * mostItems))),
    null,
  );
  expect(document.take(everyOther(mostItems / 2 + 1), null)).toBe('refused');
  expect(document.take(everyOther(mostItems / 4), null)).toBe('taken');
});

test('this page stops writing while others still have room for what it wrote', () => {
  const document = beginList();
  const put = (count: number) =>
    document.write(() => document.doc.getArray('marks').push(Array.from({ length: count }, () => 1)));
  expect(put((mostItems * 2) / 3)).toBe(true);
  expect(put(1)).toBe(true);
  expect(put(1)).toBe(false);
  expect(document.erase(() => document.doc.getArray('marks').delete(0, 1))).toBe(true);
});

test('a list grows no longer than it may, by what stays of an update; what is taken away again in it doesn’t count', () => {
  const document = beginList(100);
  const values = (count: number) => Array.from({ length: count }, () => 1);
  const other = new Y.Doc();
  other.clientID = 77;
  const list = other.getArray('marks');
  // As a page has it that can take back what it did: its values are kept when they are gone.
  const undo = new Y.UndoManager(list);
  list.push(values(90));
  list.delete(10, 30);
  list.delete(20, 30);
  undo.stopCapturing();
  list.push(values(70));
  expect(document.take(Y.encodeStateAsUpdate(other), null)).toBe('taken');
  expect(document.doc.getArray('marks').length).toBe(100);
  const vector = Y.encodeStateVector(other);
  list.push([1]);
  expect(document.take(Y.encodeStateAsUpdate(other, vector), null)).toBe('refused');
  list.delete(0, 1);
  expect(document.take(Y.encodeStateAsUpdate(other, vector), null)).toBe('refused');
  expect(document.erase(() => document.doc.getArray('marks').delete(0, 10))).toBe(true);
  expect(document.take(Y.encodeStateAsUpdate(other, vector), null)).toBe('taken');
});

test('to look an update over is work too, the more the more there is', () => {
  const tiny = updateOf((doc) => doc.getText('words').insert(0, 'a'));
  const document = begin();
  const small = purse();
  document.take(tiny, null, small.spend);
  document.write(() => document.doc.getText('words').insert(0, 'x'.repeat(90_000)));
  const great = purse();
  document.take(tiny, null, great.spend);
  expect(great.spent()).toBeGreaterThan(small.spent() + 5);
  expect(document.take(tiny, null, () => false)).toBe('refused');
});
