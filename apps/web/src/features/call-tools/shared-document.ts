import * as Y from 'yjs';
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
   * Takes what another page wrote, or nothing of it.
   * @param sender what holds for them; null for a host, who may answer for all and take away anything
   */
  take(update: Uint8Array, sender: Sender | null): Verdict;
  /** Told of everything that this page writes, in Yjs' form, until the returned function is called. */
  onWritten(listener: (update: Bytes) => void): () => void;
  close(): void;
}

export interface SharedDocumentOptions {
  /** The number under which this page writes. */
  readonly client: number;
  /** Names of what is in it. */
  readonly parts: readonly string[];
  /** Most bytes of all of it. */
  readonly limit: number;
  readonly mayWrite: () => boolean;
  /** Whether somebody who may write may take away what others wrote. */
  readonly mayDeleteOthers: boolean;
}

/** Marks what came from elsewhere. */
const elsewhere = Symbol('elsewhere');

/**
 * Makes an empty one. What others send goes into a copy first, and into the document only when the copy has stood it:
 * an update of Yjs' can fail half-way, and what it touches is known only afterwards.
 */
export function createSharedDocument(options: SharedDocumentOptions): SharedDocument {
  const { client, parts, limit, mayWrite, mayDeleteOthers } = options;
  const doc = new Y.Doc();
  doc.clientID = client;
  let copy = new Y.Doc();
  let touched: Touched = { added: new Set(), deleted: new Set() };
  const listeners = new Set<(update: Bytes) => void>();
  watch();

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    Y.applyUpdate(copy, update);
    if (origin !== elsewhere) for (const listener of [...listeners]) listener(Uint8Array.from(update));
  });

  function watch(): void {
    copy.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const [id, clock] of transaction.afterState) {
        if (clock > (transaction.beforeState.get(id) ?? 0)) touched.added.add(id);
      }
      for (const [id, ranges] of transaction.deleteSet.clients) {
        // What came and went in the same update was never here.
        const before = transaction.beforeState.get(id) ?? 0;
        if (ranges.some(({ clock }) => clock < before)) touched.deleted.add(id);
      }
    });
  }

  function startCopyOver(): void {
    copy.destroy();
    copy = new Y.Doc();
    watch();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  }

  function judge(sender: Sender | null): Verdict {
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return 'incomplete';
    if ([...copy.share.keys()].some((name) => !parts.includes(name))) return 'refused';
    // Nobody else writes under this page's own number.
    if (touched.added.has(client)) return 'refused';
    if (sender !== null && !maySend(sender)) return 'refused';
    // Where it is full, what takes away still passes.
    if (touched.added.size === 0) return 'taken';
    return Y.encodeStateAsUpdate(copy).length > limit ? 'refused' : 'taken';
  }

  function maySend({ owns, answersForAll }: Sender): boolean {
    const isTheirs = (ids: ReadonlySet<number>): boolean => [...ids].every((id) => owns(id));
    return (answersForAll || isTheirs(touched.added)) && (mayDeleteOthers || isTheirs(touched.deleted));
  }

  function tryOut(update: Uint8Array, sender: Sender | null): Verdict {
    touched = { added: new Set(), deleted: new Set() };
    try {
      Y.decodeUpdate(update);
    } catch {
      return 'broken';
    }
    try {
      Y.applyUpdate(copy, update);
      return judge(sender);
    } catch {
      return 'refused';
    }
  }

  return {
    doc,
    mayWrite,
    write(change) {
      if (!mayWrite() || Y.encodeStateAsUpdate(doc).length > limit * 0.9) return false;
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
    take(update, sender) {
      const verdict = tryOut(update, sender);
      if (verdict === 'taken') Y.applyUpdate(doc, update, elsewhere);
      else startCopyOver();
      return verdict;
    },
    onWritten(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      doc.destroy();
      copy.destroy();
    },
  };
}

interface Touched {
  readonly added: Set<number>;
  readonly deleted: Set<number>;
}
