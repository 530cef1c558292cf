import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';
import { beforeEach, describe, expect, it } from 'vitest';

import { connectingPeer } from '../connecting-peer.ts';
import type { FakeClock } from '../fake/fake-clock.ts';
import { createFakeClock } from '../fake/fake-clock.ts';
import type { PeerView } from '../media-session.ts';
import { alice, chen, dora, edda, ivo } from '../testing/people.ts';
import type { ComingLinks } from './coming-links.ts';
import { between, createComingLinks, together } from './coming-links.ts';

let clock: FakeClock;
let links: ComingLinks;
/** What the mesh was told last. */
let peers: readonly ParticipantId[];
let withheld: Map<ParticipantId, readonly MediaKind[]>;

beforeEach(() => {
  clock = createFakeClock();
  peers = [];
  withheld = new Map();
  links = createComingLinks({
    self: alice,
    mesh: {
      setPeers: (ids) => (peers = ids),
      peers: () => new Map(peers.map((id) => [id, there])),
      withhold: (id, kinds) => void withheld.set(id, kinds),
    },
    clock,
  });
});

/** A connection that has begun. */
const there: PeerView = { ...connectingPeer, isSpeakable: true, connection: 'connected' };

describe('connections from page to page', () => {
  it('begin all at once in a call without a media server', () => {
    links.setPeers([alice, chen, ivo, dora]);
    expect(peers).toEqual([chen, ivo, dora]);
  });

  it('begin with the most important one over a media server, and the others after it, a few at a time', async () => {
    expect(together).toBe(3);
    links.spread(true);
    links.setPeers([ivo, dora, edda, alice, chen]);
    expect(peers).toEqual([ivo]);
    await clock.pass(between - 1);
    expect(peers).toEqual([ivo]);
    await clock.pass(1);
    expect(peers).toEqual([ivo, dora, edda, chen]);
  });

  it('are shown as connecting until they begin', async () => {
    links.spread(true);
    links.setPeers([ivo, dora]);
    const states = (): readonly unknown[] => [...links.peers()].map(([id, { connection }]) => [id, connection]);
    expect(states()).toEqual([
      [ivo, 'connected'],
      [dora, 'connecting'],
    ]);
    await clock.pass(between);
    expect(states()).toEqual([
      [ivo, 'connected'],
      [dora, 'connected'],
    ]);
  });

  it('begin at once with somebody who comes later, and one after the other with several', async () => {
    links.spread(true);
    links.setPeers([ivo]);
    await clock.pass(between);
    links.setPeers([ivo, dora]);
    expect(peers).toEqual([ivo, dora]);
    links.setPeers([ivo, dora, edda]);
    expect(peers).toEqual([ivo, dora]);
    await clock.pass(between);
    expect(peers).toEqual([ivo, dora, edda]);
  });

  it('never begin with somebody who has left meanwhile, of whom nothing is kept', async () => {
    links.spread(true);
    links.setPeers([ivo, dora]);
    links.setPeers([ivo]);
    await clock.pass(between * 2);
    expect([peers, [...links.peers().keys()], withheld]).toEqual([[ivo], [ivo], new Map([[dora, []]])]);
  });

  it('begin anew with somebody who comes back', async () => {
    links.spread(true);
    links.setPeers([ivo]);
    await clock.pass(between);
    links.setPeers([]);
    expect(peers).toEqual([]);
    links.setPeers([ivo]);
    expect(peers).toEqual([ivo]);
  });

  it('all begin at once when the call leaves the media server', () => {
    links.spread(true);
    links.setPeers([ivo, dora, edda]);
    links.spread(false);
    expect(peers).toEqual([ivo, dora, edda]);
  });

  it('begin no more once closed', async () => {
    links.spread(true);
    links.setPeers([ivo, dora]);
    links.close();
    await clock.pass(between);
    expect(peers).toEqual([ivo]);
  });
});
