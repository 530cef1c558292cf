import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import { browserClock } from '../clock.ts';
import { createAwaitedKeys } from './awaited-keys.ts';
import type { FrameCipher, SealCrypto } from './frame-cipher.ts';
import { createFrameCipher } from './frame-cipher.ts';
import { readHeader } from './frame-header.ts';
import type { FrameKey } from './frame-sealer.ts';
import { metadataOf, splitFrame } from './frame-shape.ts';
import type { ReplayWindow } from './replay-window.ts';
import { createReplayWindow } from './replay-window.ts';

/** Whose a line is, as the media server says; what comes on it opens with a key of theirs, or not at all. */
export interface LineOwner {
  readonly owner: ParticipantId;
  readonly kind: MediaKind;
}

/** Opens what others send. */
export interface FrameOpener {
  /** A participant's newest key. Those before it open what was on its way, and soon nothing any more. */
  add(owner: ParticipantId, key: FrameKey): Promise<void>;
  /** Nothing of theirs opens any more. */
  forget(owner: ParticipantId): void;
  /**
   * A picture whose key is still on its way waits for it: opened a moment late it can be drawn, and so can those after it, where one that is
   * lost takes a whole new one. Sound doesn't wait, since it would be heard late.
   * @returns null for what isn't theirs, isn't of this kind, was changed, or has come before
   */
  open(line: LineOwner, frame: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null>;
}

interface KnownKey extends FrameKey {
  readonly cipher: FrameCipher;
  readonly window: ReplayWindow;
  /** When a newer one came. */
  replacedAt: number | null;
}

/** How long a key opens frames after a newer one came, in milliseconds: its sender waits until all have that. */
const afterlife = 10_000;
/** No more keys of one participant are kept than that, whatever they say. */
const mostKeys = 16;

/** A key may be on its way for as long as this: only then it is missed, and again each time that it has passed; milliseconds. */
const missedAfter = 1_000;

/** @param onMissing told of whom frames come for a while, none of which there is a key for */
export function createFrameOpener(
  web: SealCrypto,
  clock: MediaClock = browserClock,
  onMissing: (owner: ParticipantId) => void = () => undefined,
): FrameOpener {
  const keys = new Map<ParticipantId, readonly KnownKey[]>();
  /** Rises when somebody is forgotten: a key that was being made for them then comes too late. */
  const lives = new Map<ParticipantId, number>();
  /** Since when no frame of somebody had a key, or when that was said last. */
  const missed = new Map<ParticipantId, number>();
  const awaited = createAwaitedKeys(clock);
  let steps: Promise<void> = Promise.resolve();

  async function take(owner: ParticipantId, key: FrameKey, life: number): Promise<void> {
    const before = keys.get(owner)?.find(({ id, bytes }) => id === key.id && isSame(bytes, key.bytes));
    const cipher = before?.cipher ?? (await createFrameCipher(web, key.bytes, key.id));
    if ((lives.get(owner) ?? 0) !== life) return;
    // What has come by a key has come, also where its owner says it again.
    const window = before?.window ?? createReplayWindow();
    const others = (keys.get(owner) ?? []).filter(({ id }) => id !== key.id);
    for (const other of others) other.replacedAt ??= clock.now();
    keys.set(owner, [...others, { ...key, cipher, window, replacedAt: null }].slice(-mostKeys));
    awaited.come(owner);
  }

  function find(owner: ParticipantId, keyId: number): KnownKey | undefined {
    const key = keys.get(owner)?.find(({ id }) => id === keyId);
    const isDead = key?.replacedAt != null && clock.now() - key.replacedAt > afterlife;
    return isDead ? undefined : key;
  }

  /** The key of a picture, once it is there. One that is too old, or that nobody said in time, doesn't come any more. */
  async function comes(owner: ParticipantId, keyId: number): Promise<KnownKey | undefined> {
    for (;;) {
      // Keys are said in order: one that comes after this one tells that this one doesn't come.
      const isPast = keys.get(owner)?.some(({ id }) => id >= keyId) === true;
      if (isPast || !(await awaited.next(owner, keyId))) return undefined;
      const key = find(owner, keyId);
      if (key !== undefined) return key;
    }
  }

  function miss(owner: ParticipantId): void {
    const since = missed.get(owner) ?? clock.now();
    const isLong = clock.now() - since >= missedAfter;
    missed.set(owner, isLong ? clock.now() : since);
    if (isLong) onMissing(owner);
  }

  return {
    add(owner, key) {
      const life = lives.get(owner) ?? 0;
      // One after another: the newest is the one that came last.
      steps = steps.then(() => take(owner, key, life)).catch(() => undefined);
      return steps;
    },
    forget(owner) {
      keys.delete(owner);
      missed.delete(owner);
      lives.set(owner, (lives.get(owner) ?? 0) + 1);
      awaited.forget(owner);
    },
    async open({ owner, kind }, frame) {
      const parts = splitFrame(kind, frame);
      const read = parts === null ? null : readHeader(parts.rest, 0);
      if (parts === null || read === null) return null;
      const { counter, keyId } = read.header;
      let key = find(owner, keyId);
      if (key === undefined) {
        miss(owner);
        if (kind !== 'sound') key = await comes(owner, keyId);
      }
      if (key?.window.isFresh(counter) !== true) return null;
      const plain = await key.cipher.open(counter, metadataOf(kind, parts.clear), parts.rest.subarray(read.length));
      // Only what was proved to be theirs moves the window.
      if (plain === null || !key.window.take(counter)) return null;
      missed.delete(owner);
      const whole = new Uint8Array(parts.clear.length + plain.length);
      whole.set(parts.clear);
      whole.set(plain, parts.clear.length);
      return whole;
    },
  };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
