import type { ParticipantId } from '@anteroom/domain';
import type { Talk } from '@anteroom/media';
import { chatPieceLength, chatTopic } from '@anteroom/protocol';
import { writePiece } from './chat-codec.ts';

/** While so many bytes haven't arrived at somebody, nothing more of a file is given out: words must not wait behind it. */
const holdBack = 4 * chatPieceLength;

/** How sending a file to one person ended. */
export type Sent = 'arrived' | 'lost' | 'stopped' | 'unreadable';

export interface OutgoingFile {
  readonly talk: Pick<Talk, 'send' | 'waiting'>;
  readonly to: ParticipantId;
  readonly id: string;
  /** Read piece by piece, never whole. */
  readonly file: Blob;
  readonly isStopped: () => boolean;
  /** Told of the bytes of every piece that has arrived. */
  readonly onArrived: (bytes: number) => void;
}

/** Sends the pieces of a file to one person, as quickly as they arrive. */
export async function sendPieces({ talk, to, id, file, isStopped, onArrived }: OutgoingFile): Promise<Sent> {
  const underWay: Promise<boolean>[] = [];
  for (let at = 0; at < file.size; at += chatPieceLength) {
    // With none of its own under way a piece goes out all the same: others' bytes alone don't hold it back for ever.
    while (underWay.length > 0 && talk.waiting(to) >= holdBack) {
      if ((await underWay.shift()) === false) return 'lost';
    }
    const piece = await bytesOf(file.slice(at, at + chatPieceLength));
    if (isStopped()) return 'stopped';
    if (piece === null) return 'unreadable';
    underWay.push(
      talk.send(to, chatTopic, writePiece(id, piece)).then((hasArrived) => {
        if (hasArrived) onArrived(piece.length);
        return hasArrived;
      }),
    );
  }
  const ends = await Promise.all(underWay);
  if (isStopped()) return 'stopped';
  return ends.every(Boolean) ? 'arrived' : 'lost';
}

/** Null where the file can't be read any more: it was moved or changed meanwhile. */
async function bytesOf(part: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await part.arrayBuffer());
  } catch {
    return null;
  }
}
