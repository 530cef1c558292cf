import type { ParticipantId } from '@anteroom/domain';

import type { MediaClock } from '../clock.ts';
import type { Talk } from '../talk/talk.ts';
import { baseKeyLength } from './frame-cipher.ts';
import type { FrameKey } from './frame-sealer.ts';
import { askKeyTopic, frameKeyTopic, isAsk, readKey, writeAsk, writeKey } from './key-message.ts';
import type { Sealing } from './sealing.ts';

/** The keys of a page's frames, and of the others'. */
export interface FrameKeys {
  /**
   * Who may have this page's key. Whoever comes gets a new one, and can read nothing of before; whoever goes has none of the
   * ones after.
   */
  setPeers(ids: readonly ParticipantId[]): void;
  /** Who isn't in the call any more: nothing of theirs opens. */
  forget(id: ParticipantId): void;
  close(): void;
}

export interface FrameKeysParts {
  readonly talk: Pick<Talk, 'send' | 'on' | 'onMet'>;
  readonly sealing: Pick<Sealing, 'use' | 'add' | 'forget' | 'onMissing'>;
  readonly clock: MediaClock;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
}

/** How long a new key waits at most until everybody who could read before has it, in milliseconds. */
const patience = 1000;
/**
 * The same over all the keys that follow each other before one of them is used, as when many come at once: the one in use opens
 * no longer than a while after a newer one has come.
 */
const longestPatience = 4000;
const firstId = 1;

/**
 * Gives every peer alone the key by which this page's frames open, past every server, on the connections that the verification code
 * covers (C6); and hands the worker what the peers give.
 */
export function createFrameKeys({ talk, sealing, clock, random }: FrameKeysParts): FrameKeys {
  let peers: ReadonlySet<ParticipantId> = new Set();
  /** Who may have read so far. */
  let readers: ReadonlySet<ParticipantId> = new Set();
  /** The latest key that each page is known to have: a new one waits for those who have the one in use, and can lose by it. */
  const confirmed = new Map<ParticipantId, number>();
  /** The key that somebody's page said first, and whose it is: theirs begins anew with another one. */
  const firsts = new Map<ParticipantId, string>();
  let current: FrameKey | null = null;
  let coming: FrameKey | null = null;
  let next = firstId;
  let stopWaiting = noWait;
  /** Since when there is a newer key than the one in use. */
  let comingSince: number | null = null;
  /** Who was asked for their key, and can't have heard it yet. */
  const asked = new Set<ParticipantId>();

  async function tell(to: ParticipantId, key: FrameKey): Promise<void> {
    const hasIt = await talk.send(to, frameKeyTopic, writeKey(key)).catch(() => false);
    if (hasIt && peers.has(to)) confirmed.set(to, Math.max(key.id, confirmed.get(to) ?? firstId));
  }

  /** Whether somebody's pictures stop where another key is used before they have it. */
  function reads(id: ParticipantId): boolean {
    return current !== null && readers.has(id) && (confirmed.get(id) ?? 0) >= current.id;
  }

  function begin(key: FrameKey): void {
    if (coming !== key) return;
    stopWaiting();
    comingSince = null;
    current = key;
    coming = null;
    readers = peers;
    sealing.use(key);
  }

  function renew(): void {
    const key: FrameKey = { id: next, bytes: random(baseKeyLength) };
    next += 1;
    coming = key;
    comingSince ??= clock.now();
    stopWaiting();
    const arrivals = [...peers].map((id) => ({ isAwaited: reads(id), arrival: tell(id, key) }));
    const awaited = arrivals.filter(({ isAwaited }) => isAwaited).map(({ arrival }) => arrival);
    if (awaited.length === 0) return begin(key);
    stopWaiting = clock.after(Math.min(patience, comingSince + longestPatience - clock.now()), () => begin(key));
    void Promise.all(awaited).then(() => begin(key));
  }

  /** Their page knows nothing yet, or no longer. Whoever has just come gets no key that sealed anything before. */
  function tellAgain(id: ParticipantId): void {
    if (current !== null && readers.has(id)) void tell(id, current);
    if (coming !== null && peers.has(id)) void tell(id, coming);
  }

  /** Whatever became of their key: they know whether this page may have it. */
  async function ask(id: ParticipantId): Promise<void> {
    if (asked.has(id)) return;
    asked.add(id);
    await talk.send(id, askKeyTopic, writeAsk()).catch(() => false);
    asked.delete(id);
  }

  const stops = [
    talk.on(frameKeyTopic, (from, body) => {
      const key = readKey(body);
      if (key === null) return;
      sealing.add(from, key);
      if (key.id !== firstId || firsts.get(from) === String(key.bytes)) return;
      firsts.set(from, String(key.bytes));
      tellAgain(from);
    }),
    talk.on(askKeyTopic, (from, body) => {
      if (isAsk(body)) tellAgain(from);
    }),
    talk.onMet(tellAgain),
    sealing.onMissing((owner) => void ask(owner)),
  ];

  return {
    setPeers(ids) {
      const before = peers;
      peers = new Set(ids);
      const left = [...before].filter((id) => !peers.has(id));
      for (const id of left) confirmed.delete(id);
      const isSame = left.length === 0 && peers.size === before.size;
      readers = new Set([...readers].filter((id) => peers.has(id)));
      if (!isSame || current === null) renew();
    },
    forget(id) {
      firsts.delete(id);
      sealing.forget(id);
    },
    close() {
      stopWaiting();
      coming = null;
      for (const stop of stops) stop();
    },
  };
}

function noWait(): void {}
