import type { ParticipantId } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';

import type { FakeClock } from '../fake/fake-clock.ts';
import { createFakeClock } from '../fake/fake-clock.ts';
import { alice, chen, ivo } from '../testing/people.ts';
import type { Talk } from '../talk/talk.ts';
import type { ScriptedTalk } from '../testing/scripted-talk.ts';
import { createScriptedTalk } from '../testing/scripted-talk.ts';
import type { FrameKeys } from './frame-keys.ts';
import { createFrameKeys } from './frame-keys.ts';
import { askKeyTopic, isAsk, readKey, writeAsk, writeKey } from './key-message.ts';

/** A page's keys, and what its worker was told. */
interface Page {
  readonly keys: FrameKeys;
  /** The key that it seals with now. */
  used(): number | null;
  /** Frames of theirs come, and none has a key. */
  misses(owner: ParticipantId): void;
  /** Whose keys it has. */
  has(owner: ParticipantId): readonly number[];
}

let clock: FakeClock;
let talk: ScriptedTalk;
let random = 0;

beforeEach(() => {
  clock = createFakeClock();
  talk = createScriptedTalk();
});

/** @param over the page's talk, where it is one that was loaded before */
function load(self: ParticipantId, over: Talk = talk.load(self)): Page {
  let used: number | null = null;
  const known = new Map<ParticipantId, readonly number[]>();
  const missers = new Set<(owner: ParticipantId) => void>();
  const keys = createFrameKeys({
    talk: over,
    clock,
    random: (length) => new Uint8Array(length).fill((random += 1)),
    sealing: {
      use: ({ bytes }) => (used = bytes[0] ?? null),
      add: (owner, { bytes }) => void known.set(owner, [...(known.get(owner) ?? []), bytes[0] ?? 0]),
      forget: (owner) => void known.delete(owner),
      onMissing(listener) {
        missers.add(listener);
        return () => missers.delete(listener);
      },
    },
  });
  return {
    keys,
    used: () => used,
    has: (owner) => known.get(owner) ?? [],
    misses: (owner) => missers.forEach((listener) => listener(owner)),
  };
}

async function settle(): Promise<void> {
  while (talk.deliver()) await clock.settle();
  await clock.settle();
}

async function meet(): Promise<readonly [Page, Page]> {
  const one = load(alice);
  const other = load(chen);
  one.keys.setPeers([chen]);
  other.keys.setPeers([alice]);
  await settle();
  return [one, other];
}

describe('the keys of frames', () => {
  it('are there at once, and everybody has everybody’s', async () => {
    const [one, other] = await meet();
    expect(one.has(chen)).toContain(other.used());
    expect(other.has(alice)).toContain(one.used());
  });

  it('change when somebody comes, who never gets the one before', async () => {
    const [one, other] = await meet();
    const before = one.used();
    const third = load(ivo);
    one.keys.setPeers([chen, ivo]);
    await settle();
    expect(one.used()).not.toBe(before);
    expect(third.has(alice)).toEqual([one.used()]);
    expect(other.has(alice)).toContain(one.used());
  });

  it('change when somebody goes, who never gets the one after', async () => {
    const [one] = await meet();
    const third = load(ivo);
    one.keys.setPeers([chen, ivo]);
    await settle();
    one.keys.setPeers([chen]);
    await settle();
    expect(third.has(alice)).not.toContain(one.used());
  });

  it('are used only once those who could read have them, or a second later', async () => {
    const [one, other] = await meet();
    const before = one.used();
    load(ivo);
    one.keys.setPeers([chen, ivo]);
    await clock.pass(999);
    expect(one.used()).toBe(before);
    await clock.pass(1);
    expect(one.used()).not.toBe(before);
    await settle();
    expect(other.has(alice)).toContain(one.used());
  });

  it('wait for nobody who isn’t known to have the one before: they lose nothing', async () => {
    const one = load(alice);
    load(chen);
    one.keys.setPeers([chen]);
    // What is said to Dr Chen is on its way, and stays there.
    await clock.settle();
    const before = one.used();
    load(ivo);
    one.keys.setPeers([chen, ivo]);
    await clock.settle();
    expect(one.used()).not.toBe(before);
  });

  it('are used within four seconds, also while one comes after the other', async () => {
    const [one] = await meet();
    const before = one.used();
    for (let round = 0; round < 4; round += 1) {
      one.keys.setPeers([chen, ivo]);
      await clock.pass(500);
      one.keys.setPeers([chen]);
      await clock.pass(500);
    }
    expect(one.used()).not.toBe(before);
  });

  it('are asked for where frames come and none opens, once at a time, and said again', async () => {
    const [one, other] = await meet();
    one.keys.forget(chen);
    expect(one.has(chen)).toEqual([]);
    one.misses(chen);
    one.misses(chen);
    expect(talk.said.filter(({ topic }) => topic === askKeyTopic)).toHaveLength(1);
    await settle();
    expect(one.has(chen)).toEqual([other.used()]);
    one.misses(chen);
    await settle();
    expect(talk.said.filter(({ topic }) => topic === askKeyTopic)).toHaveLength(2);
  });

  it('come to a page that began anew with nobody to tell its own to: it asks', async () => {
    const over = talk.load(alice);
    const before = load(alice, over);
    const other = load(chen);
    before.keys.setPeers([chen]);
    other.keys.setPeers([alice]);
    await settle();
    before.keys.close();
    const anew = load(alice, over);
    anew.keys.setPeers([]);
    anew.keys.setPeers([chen]);
    await settle();
    expect(anew.has(chen)).toEqual([]);
    anew.misses(chen);
    await settle();
    expect(anew.has(chen)).toEqual([other.used()]);
  });

  it('are not said to whoever asks and may not have them, nor is the one before to whoever has just come', async () => {
    const [one, other] = await meet();
    one.keys.setPeers([]);
    other.keys.forget(alice);
    other.misses(alice);
    await settle();
    expect(other.has(alice)).toEqual([]);
    const before = one.used();
    const third = load(ivo);
    one.keys.setPeers([chen, ivo]);
    third.misses(alice);
    await settle();
    expect(third.has(alice)).not.toContain(before);
  });

  it('are said again to a page that was loaded anew', async () => {
    const [one] = await meet();
    const reloaded = load(chen);
    await settle();
    expect(reloaded.has(alice)).toEqual([one.used()]);
  });

  it('stay as they are while the people are the same', async () => {
    const [one] = await meet();
    const before = one.used();
    one.keys.setPeers([chen]);
    await settle();
    expect(one.used()).toBe(before);
  });

  it('of who has left are forgotten, and of who isn’t trusted for a while they are not: nobody would say them again', async () => {
    const [one, other] = await meet();
    one.keys.setPeers([]);
    one.keys.setPeers([chen]);
    await settle();
    expect(one.has(chen)).toContain(other.used());
    one.keys.forget(chen);
    expect(one.has(chen)).toEqual([]);
  });

  it('are read only as they were written', () => {
    const key = { id: 7, bytes: new Uint8Array(32).fill(3) };
    const written = writeKey(key);
    expect(readKey(written)).toEqual(key);
    expect(readKey(written.slice(1))).toBeNull();
    expect(readKey(Uint8Array.from([2, ...written.slice(1)]))).toBeNull();
    expect(readKey(new Uint8Array())).toBeNull();
    expect(isAsk(writeAsk())).toBe(true);
    expect(isAsk(Uint8Array.from([2]))).toBe(false);
    expect(isAsk(new Uint8Array())).toBe(false);
  });
});
