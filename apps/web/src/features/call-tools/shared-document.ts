import * as Y from 'yjs';
import { mostItems, readUpdate, takeUpdate, weightOf } from './document-update.ts';
import type { DocumentPart, DocumentUpdate, Spend } from './document-update.ts';
import type { Bytes } from './messages.ts';

/**
 * What became of another page's update. `incomplete`: it stands on something that isn't here yet; nothing of it was
 * taken. `refused`: it is too much, or touches what its sender may not. `broken`: it can't be read.
 */
export type Verdict = 'taken' | 'incomplete' | 'refused' | 'broken';

/** What holds for a guest who sends something. */
export interface Sender {
  /** Whether they write under this number: they may add nothing under others, nor take away where only hosts may. */
  readonly owns: (client: number) => boolean;
  /** Whether they may also add what others wrote, since nobody else is there to tell. */
  readonly answersForAll: boolean;
}

/** A document that the pages of a call write together, in memory alone (C4). */
export interface SharedDocument {
  readonly doc: Y.Doc;
  /** Whether this page may write into it at present. */
  mayWrite(): boolean;
  /** Changes it for everybody; false where this page may not, or it is full. */
  write(change: () => void): boolean;
  /** Takes away from it for everybody, also where it is full; false where this page may not. */
  erase(change: () => void): boolean;
  /** What is known here, for a question to others. */
  vector(): Bytes;
  /** What a page lacks that knows this much; null where that can't be read. */
  since(vector: Uint8Array): Bytes | null;
  /**
   * Takes what another page wrote, or nothing of it; only the beginning of it, and that counts as refused, where it turns
   * out to be more work than may be spent.
   * @param sender what holds for them; null for a host, who may answer for all and take away anything
   * @param spend whether so much more work may be done for them; as much as there is without this
   */
  take(update: Uint8Array, sender: Sender | null, spend?: Spend): Verdict;
  /** Told of everything that this page writes, in Yjs' form, until the returned function is called. */
  onWritten(listener: (update: Bytes) => void): () => void;
  close(): void;
}

export interface SharedDocumentOptions {
  /** The number under which this page writes. */
  readonly client: number;
  readonly part: DocumentPart;
  /** Most bytes of all of it. */
  readonly limit: number;
  readonly mayWrite: () => boolean;
  /** Whether somebody who may write may take away what others wrote. */
  readonly mayDeleteOthers: boolean;
}

/** Our pages write up to so many items: five strokes a second for an hour are fewer, and so are two corrections of a text. */
const mostWritten = 20_000;

/** Marks what came from elsewhere. */
const elsewhere = Symbol('elsewhere');

/**
 * Makes an empty one. What others send is looked over before anything of it is taken: nothing takes back what Yjs has
 * taken, and what was made to be laborious would hold up the whole page, sound and picture included.
 */
export function createSharedDocument(options: SharedDocumentOptions): SharedDocument {
  const { client, part, limit, mayWrite, mayDeleteOthers } = options;
  const doc = new Y.Doc();
  doc.clientID = client;
  const listeners = new Set<(update: Bytes) => void>();

  /** How many items and bytes it has, once that was asked for since the last change. */
  let measured: { readonly items: number; readonly bytes: number } | null = null;
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    measured = null;
    if (origin !== elsewhere) for (const listener of [...listeners]) listener(Uint8Array.from(update));
  });

  function size(): NonNullable<typeof measured> {
    return (measured ??= {
      items: [...doc.store.clients.values()].reduce((sum, structs) => sum + weightOf(structs), 0),
      bytes: Y.encodeStateAsUpdate(doc).length,
    });
  }

  function length(): number {
    return part.holds === 'letters' ? doc.getText(part.name).length : doc.getArray(part.name).length;
  }

  /** What it costs to look something over: all of it is read, and after it was taken the document is measured. */
  function workOfReading(update: Uint8Array): number {
    const { items, bytes } = size();
    return 1 + Math.ceil(items / 100) + Math.ceil((bytes + update.length) / 10_000);
  }

  function maySend(update: DocumentUpdate, sender: Sender | null): boolean {
    const added = new Set(update.added.map(({ id }) => id.client));
    // Nobody else writes under this page's own number.
    if (added.has(client)) return false;
    if (sender === null) return true;
    const { owns, answersForAll } = sender;
    if (!answersForAll && ![...added].every((id) => owns(id))) return false;
    return mayDeleteOthers || update.deleted.every((range) => owns(range.client) || isGone(range));
  }

  /** Whether all of what was here of it is taken away already. */
  function isGone({ client: id, from, to }: DocumentUpdate['deleted'][number]): boolean {
    const structs = doc.store.clients.get(id) ?? [];
    if (from >= Y.getState(doc.store, id)) return true;
    for (let at = Y.findIndexSS(structs, from); at < structs.length; at += 1) {
      const struct = structs[at];
      if (struct === undefined || struct.id.clock >= to) break;
      if (!struct.deleted) return false;
    }
    return true;
  }

  function hasRoomFor({ added, growth, longer }: DocumentUpdate, update: Uint8Array): boolean {
    // Where it is full, what takes away still passes.
    if (growth > 0 && size().items + growth > mostItems) return false;
    if (longer > 0 && length() + longer > part.longest) return false;
    if (added.length === 0) return true;
    const isNew = Y.diffUpdate(update, Y.encodeStateVector(doc));
    return size().bytes + isNew.length <= limit;
  }

  /** Pages stop before others must refuse what they wrote at the same time, or what comes apart by what is taken away. */
  function isFull(): boolean {
    const { items, bytes } = size();
    return items > mostWritten || bytes > limit * 0.9 || length() > part.longest * 0.9;
  }

  return {
    doc,
    mayWrite,
    write(change) {
      if (!mayWrite() || isFull()) return false;
      doc.transact(change);
      return true;
    },
    erase(change) {
      if (!mayWrite()) return false;
      doc.transact(change);
      return true;
    },
    vector: () => Uint8Array.from(Y.encodeStateVector(doc)),
    since(vector) {
      try {
        return Uint8Array.from(Y.encodeStateAsUpdate(doc, vector));
      } catch {
        return null;
      }
    },
    take(update, sender, spend = () => true) {
      if (!spend(workOfReading(update))) return 'refused';
      const read = readUpdate(update, doc, part);
      if (typeof read === 'string') return read;
      if (!maySend(read, sender) || !hasRoomFor(read, update) || !spend(read.growth + read.deleted.length))
        return 'refused';
      return takeUpdate(doc, read, { origin: elsewhere, spend }) ? 'taken' : 'refused';
    },
    onWritten(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      doc.destroy();
    },
  };
}
