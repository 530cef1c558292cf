import { chatMessage, chatPieceLength } from '@anteroom/protocol';
import type { ChatMessage } from '@anteroom/protocol';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Some bytes of a file. */
export interface ChatPiece {
  readonly type: 'piece';
  readonly id: string;
  readonly bytes: Bytes;
}

/** The first byte says what follows: a message as JSON, or a file's id in ASCII and some of its bytes. */
const kinds = { message: 1, piece: 2 } as const;
const idLength = 22;
/** Longer JSON than the longest message makes isn't even read. */
const jsonLimit = 32_768;

/** Puts a message into bytes. */
export function writeMessage(message: ChatMessage): Bytes {
  const json = new TextEncoder().encode(JSON.stringify(message));
  const body = new Uint8Array(1 + json.length);
  body[0] = kinds.message;
  body.set(json, 1);
  return body;
}

/** Puts a piece of a file into bytes. */
export function writePiece(id: string, bytes: Bytes): Bytes {
  const body = new Uint8Array(1 + idLength + bytes.length);
  body[0] = kinds.piece;
  body.set(new TextEncoder().encode(id), 1);
  body.set(bytes, 1 + idLength);
  return body;
}

/** Reads what came from another page; null where it isn't exactly what the chat says. */
export function readChat(body: Bytes): ChatMessage | ChatPiece | null {
  switch (body[0]) {
    case kinds.message:
      return body.length > jsonLimit ? null : readMessage(body.subarray(1));
    case kinds.piece: {
      const length = body.length - 1 - idLength;
      if (length < 1 || length > chatPieceLength) return null;
      const id = String.fromCharCode(...body.subarray(1, 1 + idLength));
      // A copy: the bytes may be a window on something larger, which would be kept with them.
      return /^[\w-]{22}$/.test(id) ? { type: 'piece', id, bytes: body.slice(1 + idLength) } : null;
    }
    default:
      return null;
  }
}

function readMessage(json: Bytes): ChatMessage | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
    const message = chatMessage.safeParse(parsed);
    return message.success ? message.data : null;
  } catch {
    return null;
  }
}
