import { expect, test } from 'vitest';
import { createSharedDocument } from '../shared-document.ts';
import { createBoard } from './board.ts';
import { strokesAt } from './draw.ts';
import { readPoints, writePoints } from './marks.ts';

const begin = (client = 1) => {
  const document = createSharedDocument({
    client,
    part: { name: 'marks', holds: 'values', longest: 4000 },
    limit: 300_000,
    mayWrite: () => true,
    mayDeleteOthers: false,
  });
  return { document, board: createBoard(document) };
};

const stroke = { kind: 'stroke', on: 'board', pen: 'pen', colour: 'blue', points: writePoints([[0, 1, 0.5]]) } as const;

test('undo takes back one’s own last stroke, and never another’s', () => {
  const { document, board } = begin();
  const other = begin(2);
  board.add(stroke);
  const id = board.add({ ...stroke, colour: 'red' });
  other.document.take(document.since(new Uint8Array([0])) ?? new Uint8Array(), null);
  other.board.add({ ...stroke, colour: 'green' });
  document.take(other.document.since(document.vector()) ?? new Uint8Array(), null);
  expect(board.marks().map(({ colour }) => colour)).toEqual(['blue', 'red', 'green']);
  board.undo();
  expect(board.marks().map(({ colour }) => colour)).toEqual(['blue', 'green']);
  board.undo();
  board.undo();
  expect(board.marks().map(({ colour }) => colour)).toEqual(['green']);
  expect(id).toBe('1-2');
});

test('what isn’t right of what others put there isn’t seen', () => {
  const { document, board } = begin();
  const list = document.doc.getArray<unknown>('marks');
  const bad: readonly unknown[] = [
    'text',
    { ...stroke, id: '1-1', colour: 'url(//evil.example)' },
    { ...stroke, id: '<b>' },
    { ...stroke, id: '1-1', points: new Uint8Array(7) },
    { ...stroke, id: '1-1', points: new Uint8Array(100_000) },
    { kind: 'note', id: '1-1', on: 'board', colour: 'red', text: 'x'.repeat(500), x: 0, y: 0 },
    { kind: 'note', id: '1-1', on: 'board', colour: 'red', text: 'x', x: 7, y: 0 },
    { ...stroke, id: '1-1', onclick: 'alert(1)' },
  ];
  document.doc.transact(() => list.push([...bad]));
  expect(board.marks()).toEqual([]);
  board.add(stroke);
  expect(board.marks()).toHaveLength(1);
});

test('a note moves, and stays one', () => {
  const { board } = begin();
  const id = board.add({ kind: 'note', on: 'board', colour: 'red', text: 'Here', x: 0.5, y: 0.5 });
  const [note] = board.marks();
  if (note?.kind === 'note') board.change({ ...note, x: 0.75 });
  expect(board.marks()).toMatchObject([{ id, x: 0.75 }]);
});

test('points are kept to a thousandth of their box', () => {
  const [[x, y, pressure] = [9, 9, 9]] = readPoints(writePoints([[0.3333, 1.7, 0.25]]));
  expect(x).toBeCloseTo(0.3333, 3);
  expect(y).toBe(1);
  expect(pressure).toBeCloseTo(0.25, 2);
});

test('an eraser that is moved fast misses nothing that it crosses, and nothing else goes', () => {
  const { board } = begin();
  board.add({
    ...stroke,
    points: writePoints([
      [0.2, 0.6, 0],
      [0.6, 0.6, 0],
    ]),
  });
  const hit = (...[fromX, fromY, toX, toY]: readonly [number, number, number, number]) =>
    strokesAt(board.marks(), [fromX, fromY, 0], [toX, toY, 0], 16 / 9).length;
  expect(hit(0.4, 0.1, 0.4, 0.9)).toBe(1);
  expect(hit(0.7, 0.1, 0.7, 0.9)).toBe(0);
  expect(hit(0.2, 0.5, 0.6, 0.5)).toBe(0);
});

test('no more marks and notes are seen than there is room for, and *Clear* takes away all that is there', () => {
  const { document, board } = begin();
  const list = document.doc.getArray<unknown>('marks');
  const note = { kind: 'note', on: 'board', colour: 'red', text: 'x', x: 0, y: 0 } as const;
  const notes = Array.from({ length: 101 }, (_, index) => ({ ...note, id: `2-${index.toString(36)}` }));
  const strokes = Array.from({ length: 2000 }, (_, index) => ({ ...stroke, id: `3-${index.toString(36)}` }));
  document.doc.transact(() => list.push(notes));
  expect(board.marks()).toHaveLength(100);
  expect(board.add(note)).toBeNull();
  expect(board.add(stroke)).not.toBeNull();
  document.doc.transact(() => list.push(strokes));
  expect(board.marks()).toHaveLength(2000);
  expect(board.add(stroke)).toBeNull();
  expect(board.clear('board')).toBe(true);
  expect(list.length).toBe(0);
  expect(board.clear('board')).toBe(false);
});
