import type { Frame } from './frames.ts';
import { pieceLength } from './frames.ts';

/** What a message takes beside its body, in bytes: empty ones wait too. */
const letterBytes = 64;

interface Letter {
  readonly number: number;
  readonly topic: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly settle: (hasArrived: boolean) => void;
}

/** What is to be said to one page of a peer, and hasn't arrived there for all that is known. */
export interface Outbox {
  /** Bytes of the messages that haven't arrived, with some for each message. */
  readonly waiting: number;
  /** Answers whether it has arrived, once that is known. */
  add(topic: string, body: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** The next piece that is to go out; null where there is none. It counts as sent once `sent` was called. */
  next(): Extract<Frame, { kind: 'piece' }> | null;
  sent(): void;
  /** All messages up to this number have arrived. */
  arrived(number: number): void;
  /** The channel is a new one: what hasn't arrived is said again. */
  startOver(): void;
  /** The page has forgotten what had arrived: the rest is said to it as to one that was never met. */
  startAnew(): void;
  /** The page is gone: nothing of it has arrived. */
  giveUp(): void;
}

/** An outbox of nothing yet. */
export function createOutbox(): Outbox {
  let letters: readonly Letter[] = [];
  let numbered = 0;
  let waiting = 0;
  /** Where the next piece begins: in which of the letters, and at which byte. */
  let letterAt = 0;
  let byteAt = 0;

  return {
    get waiting() {
      return waiting;
    },
    add(topic, body) {
      numbered += 1;
      waiting += body.length + letterBytes;
      const number = numbered;
      return new Promise((settle) => {
        letters = [...letters, { number, topic, body, settle }];
      });
    },
    next() {
      const letter = letters[letterAt];
      if (letter === undefined) return null;
      const end = byteAt + pieceLength;
      const { number, topic, body } = letter;
      return { kind: 'piece', number, topic, isLast: end >= body.length, body: body.slice(byteAt, end) };
    },
    sent() {
      const letter = letters[letterAt];
      if (letter === undefined) return;
      byteAt += pieceLength;
      if (byteAt < letter.body.length) return;
      letterAt += 1;
      byteAt = 0;
    },
    arrived(number) {
      // Nobody can have more than was sent whole: the rest of such a word is a lie.
      const gone = letters.slice(0, letterAt).filter((letter) => letter.number <= number);
      letters = letters.slice(gone.length);
      letterAt -= gone.length;
      for (const { body, settle } of gone) {
        waiting -= body.length + letterBytes;
        settle(true);
      }
    },
    startOver() {
      letterAt = 0;
      byteAt = 0;
    },
    startAnew() {
      letters = letters.map((letter, index) => ({ ...letter, number: index + 1 }));
      numbered = letters.length;
      letterAt = 0;
      byteAt = 0;
    },
    giveUp() {
      const lost = letters;
      letters = [];
      letterAt = 0;
      byteAt = 0;
      waiting = 0;
      lost.forEach(({ settle }) => settle(false));
    },
  };
}
