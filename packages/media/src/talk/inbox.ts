import type { Frame } from './frames.ts';
import { pieceLength } from './frames.ts';

/** A whole message that has arrived. */
export interface Arrived {
  readonly topic: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What has arrived from one page of a peer: in order, each message once. */
export interface Inbox {
  /** Number of the last message that has arrived whole. */
  readonly arrived: number;
  /** Takes a piece; answers the message that it completes. */
  take(piece: Extract<Frame, { kind: 'piece' }>): Arrived | null;
  /** The channel is a new one: what was half is said again from its beginning. */
  startOver(): void;
}

/**
 * An inbox of nothing yet.
 * @param limit most bytes of a message; whoever sends more, or cuts a message otherwise than a page of ours does, is not
 *   heard any more: many small pieces would take more memory than their bytes
 */
export function createInbox(limit: number): Inbox {
  let arrived = 0;
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  let isDeaf = false;

  function forget(): void {
    parts = [];
    length = 0;
  }

  return {
    get arrived() {
      return arrived;
    },
    take({ number, isLast, topic, body }) {
      // Said again, since the word that it had arrived was lost; or out of its order, which no page of ours does.
      if (isDeaf || number !== arrived + 1) return null;
      length += body.length;
      if (length > limit || isCutOtherwise(body.length, isLast, parts.length)) {
        isDeaf = true;
        forget();
        return null;
      }
      parts.push(body);
      if (!isLast) return null;
      const whole = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      forget();
      arrived = number;
      return { topic, body: whole };
    },
    startOver: forget,
  };
}

/** A page of ours fills each piece but the last, which has something, unless the whole message is empty. */
function isCutOtherwise(length: number, isLast: boolean, before: number): boolean {
  return isLast ? length === 0 && before > 0 : length !== pieceLength;
}
