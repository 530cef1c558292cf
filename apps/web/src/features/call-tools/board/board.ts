import * as Y from 'yjs';
import type { CallTools } from '../call-tools.ts';
import type { SharedDocument } from '../shared-document.ts';
import { mostMarks, mostNotes, readMark } from './marks.ts';
import type { Mark, Note, Stroke } from './marks.ts';

/** A mark before it has its id. */
export type NewMark = Omit<Stroke, 'id'> | Omit<Note, 'id'>;

/** Everything drawn in a call: on the whiteboard and over what is shared. */
export interface Board {
  /** All that is right of it, oldest first, as far as there is room. The same list until something changes. */
  marks(): readonly Mark[];
  subscribe(listener: () => void): () => void;
  /** Adds a mark; answers its id, null where this page may not or the board is full. */
  add(mark: NewMark): string | null;
  /** Puts another note in the place of the one with its id. */
  change(note: Note): boolean;
  /** Takes away marks by their ids: one's own; a host anybody's. */
  remove(ids: readonly string[]): boolean;
  /** Takes away all that lies on this, and what isn't right; false where there was nothing, or this page may not. */
  clear(on: string): boolean;
  /** Whether this page made a mark. */
  isOwn(mark: Mark): boolean;
  /** Takes back what this page did last. */
  undo(): void;
  canUndo(): boolean;
}

const known = new WeakMap<CallTools, Board>();

/** The board of a call. */
export function boardOf(tools: CallTools): Board {
  const before = known.get(tools);
  if (before !== undefined) return before;
  const board = createBoard(tools.document('board'));
  known.set(tools, board);
  return board;
}

/** Reads and writes the marks in a shared document. */
export function createBoard(document: SharedDocument): Board {
  const list = document.doc.getArray<unknown>('marks');
  // Only what this page does itself has no origin.
  const history = new Y.UndoManager(list, { captureTimeout: 0, trackedOrigins: new Set([null]) });
  const prefix = `${document.doc.clientID.toString(36)}-`;
  const read = new WeakMap<object, Mark | null>();
  const listeners = new Set<() => void>();
  let counted = 0;
  let marks: readonly Mark[] = all();

  function markIn(value: unknown): Mark | null {
    if (typeof value !== 'object' || value === null) return null;
    const before = read.get(value);
    if (before !== undefined) return before;
    const mark = readMark(value);
    read.set(value, mark);
    return mark;
  }

  function all(): readonly Mark[] {
    const seen: Mark[] = [];
    let notes = 0;
    for (const value of list) {
      const mark = markIn(value);
      if (mark === null) continue;
      if (mark.kind === 'note') notes += 1;
      if (mark.kind !== 'note' || notes <= mostNotes) seen.push(mark);
      if (seen.length === mostMarks) break;
    }
    return seen;
  }

  function hasRoomFor({ kind }: NewMark): boolean {
    if (marks.length >= mostMarks) return false;
    return kind !== 'note' || marks.filter((mark) => mark.kind === 'note').length < mostNotes;
  }

  /** The last one first, so that the others stay right while they go. */
  function placesOf(isMeant: (mark: Mark | null) => boolean): readonly number[] {
    return list
      .toArray()
      .flatMap((value, index) => (isMeant(markIn(value)) ? [index] : []))
      .toReversed();
  }

  const byId = (ids: readonly string[]) => placesOf((mark) => mark !== null && ids.includes(mark.id));

  const publish = (): void => {
    marks = all();
    for (const listener of [...listeners]) listener();
  };
  list.observe(publish);

  return {
    marks: () => marks,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(mark) {
      if (!hasRoomFor(mark)) return null;
      counted += 1;
      const id = `${prefix}${counted.toString(36)}`;
      return document.write(() => list.push([{ ...mark, id }])) ? id : null;
    },
    change(note) {
      return document.write(() => {
        for (const place of byId([note.id])) list.delete(place);
        list.push([note]);
      });
    },
    remove: (ids) => document.erase(() => byId(ids).forEach((place) => list.delete(place))),
    clear(on) {
      const places = placesOf((mark) => mark === null || mark.on === on);
      return places.length > 0 && document.erase(() => places.forEach((place) => list.delete(place)));
    },
    isOwn: ({ id }) => id.startsWith(prefix),
    undo() {
      if (document.mayWrite()) history.undo();
      publish();
    },
    canUndo: () => history.canUndo(),
  };
}
