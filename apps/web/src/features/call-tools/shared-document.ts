import * as Y from 'yjs';
import type { Bytes } from './messages.ts';

/**
 * What became of another page's update. `incomplete`: it stands on something that isn't here yet; nothing of it was
 * taken. `refused`: it is broken, too much, or touches what its sender may not.
 */
export type Verdict = 'taken' | 'incomplete' | 'refused';

/** A document that the pages of a call write together, in memory alone (C4). */
export interface SharedDocument {
  readonly doc: Y.Doc;
  /** Whether this page may write into it at present. */
  mayWrite(): boolean;
  /** Changes it for everybody; false where this page may not, or it is full. */
  write(change: () => void): boolean;
  /** What is known here, for a question to others. */
  vector(): Bytes;
  /** What a page lacks that knows this much; null where that can't be read. */
  since(vector: Uint8Array): Bytes | null;
  /**
   * Takes what another page wrote, or nothing of it.
   * @param owns the numbers under which the sender writes: it may add nothing under others. null: it answers for all
   */
  take(update: Uint8Array, owns: ((client: number) => boolean) | null): Verdict;
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
      for (const id of transaction.deleteSet.clients.keys()) touched.deleted.add(id);
    });
  }

  function startCopyOver(): void {
    copy.destroy();
    copy = new Y.Doc();
    watch();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  }

  function judge(owns: ((client: number) => boolean) | null): Verdict {
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return 'incomplete';
    if ([...copy.share.keys()].some((name) => !parts.includes(name))) return 'refused';
    // Nobody else writes under this page's own number.
    if (touched.added.has(client)) return 'refused';
    if (owns !== null && [...touched.added].some((id) => !owns(id))) return 'refused';
    if (owns !== null && !mayDeleteOthers && [...touched.deleted].some((id) => !owns(id))) return 'refused';
    return Y.encodeStateAsUpdate(copy).length > limit ? 'refused' : 'taken';
  }

  function tryOut(update: Uint8Array, owns: ((client: number) => boolean) | null): Verdict {
    touched = { added: new Set(), deleted: new Set() };
    try {
      Y.decodeUpdate(update);
      Y.applyUpdate(copy, update);
      return judge(owns);
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
    vector: () => Uint8Array.from(Y.encodeStateVector(doc)),
    since(vector) {
      try {
        return Uint8Array.from(Y.encodeStateAsUpdate(doc, vector));
      } catch {
        return null;
      }
    },
    take(update, owns) {
      const verdict = tryOut(update, owns);
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
