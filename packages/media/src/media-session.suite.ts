import type { ParticipantId } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';

import type { LocalTracks, MediaSession } from './media-session.ts';
import { alice, chen, ivo, tracksOf } from './testing/people.ts';

/** A place where sessions of one kind meet. */
export interface MediaWorld {
  session(self: ParticipantId, local: LocalTracks): MediaSession;
  /** Lets everything happen that happens by itself. */
  settle(): Promise<void>;
  received(at: ParticipantId, from: ParticipantId): LocalTracks | null;
  interrupt(): void;
  heal(): void;
}

/** What every kind of media session does, whoever carries the media: one suite for all. */
export function describeMediaSession(kind: string, createWorld: () => MediaWorld): void {
  describe(`media session: ${kind}`, () => {
    let world: MediaWorld;
    let local: LocalTracks;

    beforeEach(() => {
      world = createWorld();
      local = tracksOf(alice);
    });

    async function meet(...ids: readonly ParticipantId[]): Promise<readonly MediaSession[]> {
      const sessions = ids.map((id) => world.session(id, id === alice ? local : tracksOf(id)));
      sessions.forEach((session) => session.setPeers(ids));
      await world.settle();
      return sessions;
    }

    async function meetChen(): Promise<readonly [MediaSession, MediaSession]> {
      const [one, other] = await meet(alice, chen);
      if (one === undefined || other === undefined) throw new Error('Two were asked for.');
      return [one, other];
    }

    it('knows nobody at first', () => {
      expect(world.session(alice, local).peers().size).toBe(0);
    });

    it('is no peer of its own', async () => {
      const [one] = await meetChen();
      expect([...one.peers().keys()]).toEqual([chen]);
    });

    it('shows a peer as connecting until they are there too', async () => {
      const one = world.session(alice, local);
      one.setPeers([chen]);
      await world.settle();
      expect(one.peers().get(chen)).toEqual({
        stream: null,
        shared: null,
        isSpeakable: false,
        connection: 'connecting',
        quality: null,
        arriving: null,
        fingerprints: null,
        ownPicture: 'all',
      });
    });

    it('connects everybody with everybody', async () => {
      const sessions = await meet(alice, chen, ivo);
      for (const session of sessions) {
        expect([...session.peers().values()].map(({ connection }) => connection)).toEqual(['connected', 'connected']);
      }
      expect(world.received(ivo, alice)).toEqual(local);
      expect(world.received(chen, alice)).toEqual(local);
    });

    it('gives a stream that stays the same', async () => {
      const [one] = await meetChen();
      const stream = one.peers().get(chen)?.stream;
      expect(stream).toBeTruthy();
      world.interrupt();
      await world.settle();
      world.heal();
      await world.settle();
      expect(one.peers().get(chen)?.stream).toBe(stream);
    });

    it('tells of every change, and only of changes', async () => {
      const one = world.session(alice, local);
      const seen: (string | undefined)[] = [];
      one.subscribe(() => seen.push(one.peers().get(chen)?.connection));
      one.setPeers([chen]);
      expect(seen).toEqual(['connecting']);
      one.setPeers([chen]);
      expect(seen).toEqual(['connecting']);
      world.session(chen, tracksOf(chen)).setPeers([alice]);
      await world.settle();
      expect(seen.at(-1)).toBe('connected');
      const told = seen.length;
      one.setPeers([chen, alice]);
      await world.settle();
      expect(seen).toHaveLength(told);
    });

    it('keeps its view the same object as long as nothing changes', async () => {
      const [one] = await meetChen();
      const view = one.peers();
      one.setPeers([chen]);
      await world.settle();
      expect(one.peers()).toBe(view);
    });

    it('is silent for who does not listen any more', async () => {
      const one = world.session(alice, local);
      let told = 0;
      one.subscribe(() => (told += 1))();
      one.setPeers([chen]);
      expect(told).toBe(0);
    });

    it('neither hears nor is heard by who is no peer', async () => {
      const one = world.session(alice, local);
      const other = world.session(chen, tracksOf(chen));
      one.setPeers([chen]);
      await world.settle();
      expect([world.received(alice, chen), world.received(chen, alice)]).toEqual([null, null]);
      expect(other.peers().size).toBe(0);
    });

    it('lets go of who is no peer any more, both ways', async () => {
      const [one] = await meetChen();
      one.setPeers([]);
      expect(one.peers().size).toBe(0);
      await world.settle();
      expect([world.received(alice, chen), world.received(chen, alice)]).toEqual([null, null]);
    });

    it('meets again who left and came back', async () => {
      const [one, other] = await meetChen();
      one.setPeers([]);
      other.setPeers([]);
      await world.settle();
      other.setPeers([alice]);
      one.setPeers([chen]);
      await world.settle();
      expect(one.peers().get(chen)?.connection).toBe('connected');
      expect(world.received(chen, alice)).toEqual(local);
    });

    it('sends other tracks from now on', async () => {
      const [one] = await meetChen();
      const next: LocalTracks = { audio: local.audio, video: null };
      one.setLocal(next);
      await world.settle();
      expect(world.received(chen, alice)).toEqual(next);
    });

    it('takes part with nothing to send', async () => {
      local = { audio: null, video: null };
      const [one] = await meetChen();
      expect(one.peers().get(chen)?.connection).toBe('connected');
      expect(world.received(alice, chen)).toMatchObject({ audio: { label: chen } });
    });

    it('carries bytes to a peer, and says whose they are', async () => {
      const [one, other] = await meetChen();
      const heard: unknown[] = [];
      other.onBytes((from, bytes) => heard.push([from, [...bytes]]));
      expect(one.peers().get(chen)?.isSpeakable).toBe(true);
      expect(one.sendBytes(chen, new Uint8Array([1, 2, 3]))).toBe(true);
      expect(one.sendBytes(chen, new Uint8Array([4]))).toBe(true);
      await world.settle();
      expect(heard).toEqual([
        [alice, [1, 2, 3]],
        [alice, [4]],
      ]);
    });

    it('carries none to who is no peer, or away', async () => {
      const [one, other] = await meetChen();
      let heard = 0;
      other.onBytes(() => (heard += 1));
      expect(one.sendBytes(ivo, new Uint8Array([1]))).toBe(false);
      world.interrupt();
      await world.settle();
      expect(one.peers().get(chen)?.isSpeakable).toBe(false);
      expect(one.sendBytes(chen, new Uint8Array([1]))).toBe(false);
      await world.settle();
      expect(heard).toBe(0);
    });

    it('shows an interruption, and its end', async () => {
      const [one] = await meetChen();
      world.interrupt();
      await world.settle();
      expect(one.peers().get(chen)?.connection).toBe('interrupted');
      world.heal();
      await world.settle();
      expect(one.peers().get(chen)?.connection).toBe('connected');
    });

    it('comes back after "Refresh connections"', async () => {
      const [one, other] = await meetChen();
      one.restart();
      expect(one.peers().get(chen)?.connection).toBe('interrupted');
      await world.settle();
      expect(one.peers().get(chen)?.connection).toBe('connected');
      expect(other.peers().get(alice)?.connection).toBe('connected');
      expect(world.received(chen, alice)).toEqual(local);
    });

    it('meets a page that was loaded anew', async () => {
      const [, other] = await meetChen();
      const reloaded = world.session(alice, local);
      reloaded.setPeers([chen]);
      await world.settle();
      expect(reloaded.peers().get(chen)?.connection).toBe('connected');
      expect(other.peers().get(alice)?.connection).toBe('connected');
    });

    it('has figures for every peer', async () => {
      const [one] = await meetChen();
      expect([...(await one.stats()).keys()]).toEqual([chen]);
    });

    it('ends for good, and leaves the tracks to who gave them', async () => {
      const [one, other] = await meetChen();
      one.close();
      one.close();
      one.setPeers([chen]);
      await world.settle();
      expect(one.peers().size).toBe(0);
      expect(world.received(chen, alice)).toBeNull();
      expect(other.peers().get(alice)?.connection).toBe('interrupted');
      expect(local.video?.readyState).toBe('live');
    });
  });
}
