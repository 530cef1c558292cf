import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import { createFakeClock } from '../fake/fake-clock.ts';
import type { FakeClock } from '../fake/fake-clock.ts';
import { alice, chen } from '../testing/people.ts';
import { readHeader } from './frame-header.ts';
import type { FrameOpener } from './frame-opener.ts';
import { createFrameOpener } from './frame-opener.ts';
import type { FrameSealer } from './frame-sealer.ts';
import { createFrameSealer } from './frame-sealer.ts';

const keyOf = (id: number, fill = id) => ({ id, bytes: new Uint8Array(32).fill(fill) });
const kinds: readonly MediaKind[] = ['sound', 'picture', 'screen'];
/** A VP8 key frame of 320 × 180 with some picture, one that isn't, and 20 ms of sound. */
const keyFrame = Uint8Array.from([0x10, 2, 0, 0x9d, 0x01, 0x2a, 0x40, 1, 0xb4, 0, 7, 7, 7, 7, 7, 7, 7, 7]);
const laterFrame = Uint8Array.from([0x11, 2, 0, 8, 8, 8, 8, 8, 8, 8, 8]);
const sound = Uint8Array.from([0x78, 9, 9, 9, 9, 9, 9, 9, 9]);

/** How long a picture waits for its key, in milliseconds. */
const patience = 1_000;

let clock: FakeClock;
let sealer: FrameSealer;
let opener: FrameOpener;

beforeEach(async () => {
  clock = createFakeClock();
  sealer = createFrameSealer(crypto);
  opener = createFrameOpener(crypto, clock);
  await sealer.use(keyOf(1));
  await opener.add(alice, keyOf(1));
});

async function sealed(kind: MediaKind, frame: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const whole = await sealer.seal(kind, frame);
  if (whole === null) throw new Error('Not sealed');
  return whole;
}

const opened = (frame: Uint8Array<ArrayBuffer>, kind: MediaKind = 'picture', owner = alice) =>
  opener.open({ owner, kind }, frame);

describe('frames through a media server', () => {
  it('come out as they went in, of every kind and length', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...kinds),
        fc.uint8Array({ minLength: 10, maxLength: 300 }),
        async (kind, raw) => {
          const frame = Uint8Array.from(raw);
          expect(await opened(await sealed(kind, frame), kind)).toEqual(frame);
        },
      ),
    );
  });

  it('show the server nothing but where a picture begins and how large it is', async () => {
    const clearIn = async (kind: MediaKind, frame: Uint8Array<ArrayBuffer>): Promise<number> => {
      const whole = await sealed(kind, frame);
      return frame.findIndex((byte, index) => byte !== whole[index]);
    };
    expect(await clearIn('picture', keyFrame)).toBe(10);
    expect(await clearIn('screen', laterFrame)).toBe(3);
    expect(await clearIn('sound', sound)).toBe(0);
  });

  it('are refused when any bit of them was changed', async () => {
    const whole = await sealed('picture', keyFrame);
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const changed = whole.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const waiting = opened(changed);
      // Where it is the key's name that was changed.
      await clock.pass(patience);
      expect(await waiting).toBeNull();
    }
    expect(await opened(whole)).toEqual(keyFrame);
  });

  it('are refused when they are cut short', async () => {
    const whole = await sealed('picture', keyFrame);
    for (let length = 0; length < whole.length; length += 1) {
      expect(await opened(whole.slice(0, length))).toBeNull();
    }
  });

  it('are nothing to who has another key, or none', async () => {
    const whole = await sealed('picture', keyFrame);
    const waiting = opened(whole, 'picture', chen);
    await clock.pass(patience);
    expect(await waiting).toBeNull();
    await opener.add(chen, keyOf(1, 99));
    expect(await opened(whole, 'picture', chen)).toBeNull();
  });

  it('of a screen are never shown for a face, nor sound for a screen', async () => {
    const whole = await sealed('screen', keyFrame);
    expect(await opened(whole, 'picture')).toBeNull();
    expect(await opened(whole, 'sound')).toBeNull();
    expect(await opened(whole, 'screen')).toEqual(keyFrame);
  });

  it('come once: what comes again is refused, also after the key was said again', async () => {
    const whole = await sealed('sound', sound);
    expect(await opened(whole, 'sound')).toEqual(sound);
    expect(await opened(whole, 'sound')).toBeNull();
    await opener.add(alice, keyOf(1));
    expect(await opened(whole, 'sound')).toBeNull();
  });

  it('may come in another order', async () => {
    const first = await sealed('sound', sound);
    const second = await sealed('picture', laterFrame);
    expect(await opened(second)).toEqual(laterFrame);
    expect(await opened(first, 'sound')).toEqual(sound);
  });

  it('of all kinds and sizes never have the same counter', async () => {
    const order = Array.from({ length: 60 }, (_, index) => kinds[index % 3] ?? 'sound');
    const all = await Promise.all(order.map(async (kind) => ({ kind, whole: await sealed(kind, laterFrame) })));
    const counters = all.map(({ kind, whole }) => readHeader(whole, kind === 'sound' ? 0 : 3)?.header.counter);
    expect(counters).toEqual(order.map((_, index) => index));
  });

  it('don’t go out before there is a key', async () => {
    expect(await createFrameSealer(crypto).seal('sound', sound)).toBeNull();
  });

  it('sealed by the key before open for a while after a newer one has come, and then no more', async () => {
    const [one, other] = [await sealed('sound', sound), await sealed('sound', sound)];
    await opener.add(alice, keyOf(2));
    expect(await opened(one, 'sound')).toEqual(sound);
    await clock.pass(10_001);
    expect(await opened(other, 'sound')).toBeNull();
  });

  it('without a key are missed once that lasts, again each second, and not once one opens', async () => {
    const missed: ParticipantId[] = [];
    opener = createFrameOpener(crypto, clock, (owner) => missed.push(owner));
    const comes = async (): Promise<number> => {
      await opened(await sealed('sound', sound), 'sound');
      return missed.length;
    };
    expect(await comes()).toBe(0);
    await clock.pass(999);
    expect(await comes()).toBe(0);
    await clock.pass(1);
    expect(await comes()).toBe(1);
    expect(await comes()).toBe(1);
    await clock.pass(1_000);
    expect(await comes()).toBe(2);
    expect(missed).toEqual([alice, alice]);
    await opener.add(alice, keyOf(1));
    expect(await comes()).toBe(2);
    await sealer.use(keyOf(2));
    expect(await comes()).toBe(2);
  });

  it('of who has left don’t open, even by a key that was still being made', async () => {
    const whole = await sealed('sound', sound);
    const late = opener.add(alice, keyOf(2));
    opener.forget(alice);
    await late;
    expect(await opened(whole, 'sound')).toBeNull();
    await sealer.use(keyOf(2));
    expect(await opened(await sealed('sound', sound), 'sound')).toBeNull();
  });
});

describe('pictures that are there before their key', () => {
  /** What has become of a picture that may wait. */
  function follow(coming: Promise<Uint8Array | null>): () => Uint8Array | null | 'waits' {
    let became: Uint8Array | null | 'waits' = 'waits';
    void coming.then((frame) => (became = frame));
    return () => became;
  }

  beforeEach(async () => {
    await sealer.use(keyOf(5));
  });

  it('wait for it, one after the other, past keys that are another’s', async () => {
    const first = follow(opened(await sealed('picture', keyFrame)));
    const second = follow(opened(await sealed('picture', laterFrame)));
    await clock.pass(patience / 2);
    await opener.add(alice, keyOf(4));
    await opener.add(chen, keyOf(5));
    await clock.pass(1);
    expect([first(), second()]).toEqual(['waits', 'waits']);
    await opener.add(alice, keyOf(5));
    await expect.poll(() => [first(), second()]).toEqual([keyFrame, laterFrame]);
  });

  it('wait no longer than a second, and those that come later not at all', async () => {
    const first = follow(opened(await sealed('screen', keyFrame), 'screen'));
    await clock.pass(patience - 1);
    expect(first()).toBe('waits');
    await clock.pass(1);
    expect(first()).toBeNull();
    expect(await opened(await sealed('screen', laterFrame), 'screen')).toBeNull();
    await opener.add(alice, keyOf(5));
    expect(await opened(await sealed('screen', laterFrame), 'screen')).toEqual(laterFrame);
  });

  it('don’t wait where it is sound, which would be heard late', async () => {
    expect(await opened(await sealed('sound', sound), 'sound')).toBeNull();
  });

  it('don’t wait any more once there is a key that comes after it', async () => {
    const waiting = opened(await sealed('picture', keyFrame));
    await opener.add(alice, keyOf(6));
    expect(await waiting).toBeNull();
    expect(await opened(await sealed('picture', laterFrame))).toBeNull();
    await sealer.use(keyOf(6));
    expect(await opened(await sealed('picture', keyFrame))).toEqual(keyFrame);
  });

  it('don’t wait for a key that is too old', async () => {
    const whole = await sealed('picture', laterFrame);
    await opener.add(alice, keyOf(5));
    await opener.add(alice, keyOf(6));
    await clock.pass(10_001);
    expect(await opened(whole)).toBeNull();
  });

  it('come to nothing once their sender is gone, also where a key comes after that', async () => {
    const waiting = follow(opened(await sealed('picture', keyFrame)));
    opener.forget(alice);
    await clock.pass(0);
    expect(waiting()).toBeNull();
    await opener.add(alice, keyOf(5));
    expect(waiting()).toBeNull();
  });
});
