import type { ParticipantId } from '@anteroom/domain';
import { beforeEach, describe, expect, it } from 'vitest';

import type { FakeClock } from '../fake/fake-clock.ts';
import { createFakeClock } from '../fake/fake-clock.ts';
import { alice, chen, dora, edda, ivo } from '../testing/people.ts';
import type { ComingLinks } from './coming-links.ts';
import { between, createComingLinks, together } from './coming-links.ts';

let clock: FakeClock;
let links: ComingLinks;
/** What the mesh was told last, and who was met in which order. */
let peers: readonly ParticipantId[];
let met: ParticipantId[];
let begun: number;

beforeEach(() => {
  clock = createFakeClock();
  peers = [];
  met = [];
  begun = 0;
  links = createComingLinks({
    self: alice,
    mesh: {
      setPeers(ids) {
        // Whoever begins was met before.
        expect(met).toEqual(expect.arrayContaining([...ids]));
        peers = ids;
      },
    },
    clock,
    onBegin: (id) => met.push(id),
    onBegun: () => (begun += 1),
  });
});

describe('connections from page to page', () => {
  it('begin all at once in a call without a media server', () => {
    links.setPeers([alice, chen, ivo, dora]);
    expect(peers).toEqual([chen, ivo, dora]);
  });

  it('begin with the most important one over a media server, and the others after it, a few at a time', async () => {
    expect(together).toBe(3);
    const late = chen;
    links.spread(true);
    links.setPeers([ivo, dora, edda, alice, late]);
    expect(peers).toEqual([ivo]);
    await clock.pass(between - 1);
    expect(peers).toEqual([ivo]);
    await clock.pass(1);
    expect(peers).toEqual([ivo, dora, edda, late]);
    expect(begun).toBe(1);
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

  it('never begin with somebody who has left meanwhile', async () => {
    links.spread(true);
    links.setPeers([ivo, dora]);
    links.setPeers([ivo]);
    await clock.pass(between * 2);
    expect([peers, met, begun]).toEqual([[ivo], [ivo], 0]);
  });

  it('begin anew with somebody who comes back', async () => {
    links.spread(true);
    links.setPeers([ivo]);
    await clock.pass(between);
    links.setPeers([]);
    expect(peers).toEqual([]);
    links.setPeers([ivo]);
    expect([peers, met]).toEqual([[ivo], [ivo, ivo]]);
  });

  it('all begin at once when the call leaves the media server', async () => {
    links.spread(true);
    links.setPeers([ivo, dora, edda]);
    links.spread(false);
    expect([peers, begun]).toEqual([[ivo, dora, edda], 1]);
    await clock.pass(between);
    expect(begun).toBe(1);
  });

  it('begin no more once closed', async () => {
    links.spread(true);
    links.setPeers([ivo, dora]);
    links.close();
    await clock.pass(between);
    expect([peers, begun]).toEqual([[ivo], 0]);
  });
});
