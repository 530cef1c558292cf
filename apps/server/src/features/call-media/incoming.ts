import { accepted, refused, type Result } from '@anteroom/domain';
import type { MediaOffer } from '@anteroom/protocol';
import type { Refusal } from '../../refusal.ts';
import { usualWish, wishFor, type PictureWish } from './line-wishes.ts';
import { MediaRefused } from './media-room.ts';
import type { LineWish, MediaRoom, ReceivedLine, Reception, ReceptionOffer } from './media-room.ts';
import { isSame, planLines, type WantedLine } from './wanted-lines.ts';

/** An offer for a page, as far as it doesn't say whose it is. */
export type IncomingOffer = Pick<MediaOffer, 'number' | 'sdp' | 'lines'>;

/** What one page receives over the media server. */
export interface Incoming {
  /** Who sends, or who is together with whom, may have changed. */
  follow(): void;
  answer(number: number, sdp: string): Promise<Result<object, Refusal>>;
  wish(wishes: readonly PictureWish[]): void;
  /** The page may have missed an offer that it hasn't answered: it comes once more. */
  sayAgain(): void;
  close(): void;
}

export interface IncomingParts {
  readonly room: Pick<MediaRoom, 'receive'>;
  readonly wanted: () => readonly WantedLine[];
  readonly offered: (offer: IncomingOffer) => void;
  /** The connection is over, or the media server does what it shouldn't: the page has to begin anew. */
  readonly lost: (error: unknown) => void;
}

/**
 * Keeps what a page receives as it is wanted. One thing is done after the other, and nothing is offered while an offer
 * isn't answered: a connection that is agreed upon twice at once is agreed upon wrongly.
 */
export function createIncoming({ room, wanted, offered, lost }: IncomingParts): Incoming {
  let reception: Reception | null = null;
  let lines = new Map<string, WantedLine>();
  /** How each line is set; one that now carries another's is set anew. */
  const set = new Map<string, LineWish | null>();
  let wishes: readonly PictureWish[] = [];
  let count = 0;
  let open: IncomingOffer | null = null;
  let isUp = false;
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();

  function afterwards<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  function follow(): void {
    afterwards(catchUp).catch((error: unknown) => {
      // A feed that was wanted is gone by now: who sends has changed, and it is followed once more.
      if (isClosed || error instanceof MediaRefused) return;
      lost(error);
    });
  }

  async function catchUp(): Promise<void> {
    // What was asked for and didn't come isn't there to be had, such as a line that its sender has stopped; the rest is.
    let swapped = '';
    let changed = '';
    for (;;) {
      if (isClosed || open !== null) return;
      const now = wanted();
      const plan = planLines(lines, now);
      if (plan === null) return setLines();
      const { swap, ...change } = plan;
      if (reception !== null && swap.length > 0 && JSON.stringify(swap) !== swapped) {
        swapped = JSON.stringify(swap);
        offer(await reception.swap(swap), now);
        continue;
      }
      const asked = JSON.stringify(change);
      if (plan.add.length + plan.remove.length === 0 || asked === changed) return setLines();
      changed = asked;
      if (reception === null) {
        const received = await room.receive(plan.add, { up, gone: () => lost(null) });
        if (isClosed) return received.reception.close();
        reception = received.reception;
        offer(received.offer, now);
      } else {
        offer(await reception.change(change), now);
      }
    }
  }

  function take(mid: string, line: WantedLine | undefined): void {
    if (line === undefined) {
      lines.delete(mid);
      return;
    }
    lines.set(mid, line);
    if (set.has(mid)) set.set(mid, null);
  }

  function takeAll(next: readonly ReceivedLine[], now: readonly WantedLine[]): void {
    const before = lines;
    lines = new Map();
    for (const { mid, from } of next) {
      const line = from === null ? undefined : now.find((each) => isSame(each.from, from));
      const earlier = before.get(mid);
      if (line !== undefined && earlier !== undefined && isSame(earlier.from, line.from)) lines.set(mid, line);
      else take(mid, line);
    }
  }

  function offer({ sdp, lines: next }: ReceptionOffer, now: readonly WantedLine[]): void {
    if (next !== null) takeAll(next, now);
    if (sdp === null || isClosed) return;
    count += 1;
    const told = [...lines].map(([mid, { participantId, kind }]) => ({ mid, participantId, kind }));
    open = { number: count, sdp, lines: told };
    offered(open);
  }

  function up(): void {
    isUp = true;
    follow();
  }

  /**
   * Only once something can arrive: to set a line asks its sender for a whole picture, which a media server does once a second at
   * most. One that is asked for too early reaches nobody, and the next one comes a second later.
   */
  async function setLines(): Promise<void> {
    if (!isUp) return;
    const changed = new Map<string, LineWish>();
    for (const [mid, line] of lines) {
      const wish = wishFor(line, wishes);
      const current = set.has(mid) ? set.get(mid) : usualWish;
      if (current?.isOn !== wish.isOn || current.layer !== wish.layer) changed.set(mid, wish);
    }
    if (reception === null || changed.size === 0) return;
    await reception.wish(changed);
    for (const [mid, wish] of changed) set.set(mid, wish);
  }

  return {
    follow,
    answer(number, sdp) {
      return afterwards(async () => {
        // Said twice, or late: it is answered already.
        if (open === null || number !== open.number || reception === null) return accepted({});
        try {
          await reception.answer(sdp);
        } catch (error) {
          if (!(error instanceof MediaRefused)) throw error;
          return refused({ code: 'invalid-input', field: 'sdp' });
        }
        open = null;
        follow();
        return accepted({});
      });
    },
    wish(next) {
      wishes = next;
      follow();
    },
    sayAgain() {
      if (open !== null) offered(open);
    },
    close() {
      isClosed = true;
      reception?.close();
    },
  };
}
