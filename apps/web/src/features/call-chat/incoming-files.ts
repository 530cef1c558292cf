import type { ParticipantId } from '@anteroom/domain';
import { chatPieceLength } from '@anteroom/protocol';
import type { Bytes } from './chat-codec.ts';

/** How many bytes this page keeps of one person's files, and of everybody's; two and four of the largest. */
export const roomPerPerson = 50_000_000;
export const roomForAll = 100_000_000;
/** How many files of one person may be on their way at once. */
const atOnce = 4;

/** What a piece led to: more to come, the whole file, or something else than was said. */
export type Progress =
  | { readonly kind: 'more'; readonly percent: number }
  | { readonly kind: 'whole'; readonly blob: Blob }
  | { readonly kind: 'broken' };

/** The files of others, on their way or here. Their size is counted when they are offered, kept only as bytes come. */
export interface IncomingFiles {
  /** `known`: there is such a file of theirs already. */
  offer(from: ParticipantId, id: string, size: number): 'taken' | 'no-room' | 'known';
  /** Null for a piece of no file that is on its way. */
  piece(from: ParticipantId, id: string, bytes: Bytes): Progress | null;
  /** Lets go of a file, on its way or here. */
  drop(from: ParticipantId, id: string): void;
}

interface Incoming {
  readonly from: ParticipantId;
  readonly id: string;
  readonly size: number;
  received: number;
  /** Null once it is whole. */
  parts: Bytes[] | null;
}

/** No files yet. */
export function createIncomingFiles(): IncomingFiles {
  const files = new Map<string, Incoming>();
  const keyOf = (from: ParticipantId, id: string): string => `${from} ${id}`;
  const of = (from: ParticipantId): readonly Incoming[] => [...files.values()].filter((file) => file.from === from);

  return {
    offer(from, id, size) {
      if (files.has(keyOf(from, id))) return 'known';
      const theirs = of(from);
      const isFull =
        theirs.filter(({ parts }) => parts !== null).length >= atOnce ||
        sizeOf(theirs) + size > roomPerPerson ||
        sizeOf([...files.values()]) + size > roomForAll;
      if (isFull) return 'no-room';
      files.set(keyOf(from, id), { from, id, size, received: 0, parts: [] });
      return 'taken';
    },
    piece(from, id, bytes) {
      const file = files.get(keyOf(from, id));
      if (file?.parts == null) return null;
      // Each piece is as long as it must be: a million tiny ones would take far more memory than they say.
      if (bytes.length !== Math.min(chatPieceLength, file.size - file.received)) {
        files.delete(keyOf(from, id));
        return { kind: 'broken' };
      }
      file.parts.push(bytes);
      file.received += bytes.length;
      if (file.received < file.size) return { kind: 'more', percent: Math.floor((100 * file.received) / file.size) };
      const blob = new Blob(file.parts, { type: 'application/octet-stream' });
      file.parts = null;
      return { kind: 'whole', blob };
    },
    drop: (from, id) => void files.delete(keyOf(from, id)),
  };
}

function sizeOf(files: readonly Incoming[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
