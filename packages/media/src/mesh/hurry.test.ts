import { beforeEach, describe, expect, it } from 'vitest';

import type { PeerView } from '../media-session.ts';
import type { MeshCall, Page } from '../testing/mesh-call.ts';
import { createMeshCall } from '../testing/mesh-call.ts';
import { alice, chen } from '../testing/people.ts';
import { usualPolicy } from './policy.ts';

let call: MeshCall;

beforeEach(() => {
  call = createMeshCall();
});

async function two(): Promise<readonly [Page, Page]> {
  const pages = await call.gather([alice, chen]);
  const [one, other] = [pages.get(alice), pages.get(chen)];
  if (one === undefined || other === undefined) throw new Error('Two were asked for.');
  return [one, other];
}

const relayed = new Map<string, object>([
  ['transport', { id: 'transport', type: 'transport', selectedCandidatePairId: 'pair' }],
  ['pair', { id: 'pair', type: 'candidate-pair', localCandidateId: 'local' }],
  ['local', { id: 'local', type: 'local-candidate', candidateType: 'relay' }],
]);

const stateOf = (page: Page, id = chen): PeerView['connection'] | undefined => page.session.peers().get(id)?.connection;
const offersSent = () => call.server.sent.filter(({ signal }) => signal.description?.type === 'offer');

describe('a network that changes', () => {
  it('looks for a new way at once where the network has changed', async () => {
    const [one, other] = await two();
    call.web.interrupt();
    await call.clock.settle();
    // The old way is dead for good: the new one has to be found.
    call.web.forgetWays();
    call.web.heal();
    one.session.hurry();
    await call.clock.pass(100);
    expect([stateOf(one), stateOf(other, alice)]).toEqual(['connected', 'connected']);
    expect([...one.made(), ...other.made()]).toHaveLength(2);
  });

  it('looks for one as soon as a break shows that the change brought', async () => {
    const [one] = await two();
    one.session.hurry();
    expect(stateOf(one)).toBe('connected');
    await call.clock.pass(5000);
    call.web.interrupt();
    call.web.forgetWays();
    call.web.heal();
    await call.clock.pass(100);
    expect(stateOf(one)).toBe('connected');
  });

  it('leaves alone what is connected, and what breaks long after', async () => {
    const [one] = await two();
    const offers = offersSent().length;
    one.session.hurry();
    await call.clock.pass(20_000);
    call.web.interrupt();
    await call.clock.pass(3000);
    call.web.heal();
    await call.clock.settle();
    expect(stateOf(one)).toBe('connected');
    expect(offersSent()).toHaveLength(offers);
  });

  it('looks for a new way as soon as one over a relay breaks: the relay may be gone for good', async () => {
    const [one] = await two();
    for (const connection of one.made()) connection.reported = relayed;
    await call.clock.pass(20_000);
    const offers = offersSent().length;
    call.web.interrupt();
    call.web.forgetWays();
    call.web.heal();
    await call.clock.pass(100);
    expect(stateOf(one)).toBe('connected');
    expect(offersSent()).toHaveLength(offers + 1);
  });

  const silence = [
    { way: 'a relay', path: relayed, offers: 1 },
    { way: 'a direct way, which may heal', path: new Map<string, object>(), offers: 0 },
  ];
  it.each(silence)(
    'looks $offers times for a new way when nothing comes any more over $way',
    async ({ path, offers }) => {
      const [one] = await two();
      const [connection] = one.made();
      if (connection === undefined) throw new Error('There is no connection.');
      const hasCome = async (packetsReceived: number) => {
        connection.reported = new Map([
          ...path,
          ['sound', { id: 'sound', type: 'inbound-rtp', kind: 'audio', packetsReceived }],
        ]);
        await call.clock.pass(usualPolicy.measureEvery);
      };
      await hasCome(10);
      await hasCome(20);
      const before = offersSent().length;
      await hasCome(20);
      expect(offersSent()).toHaveLength(before + offers);
      expect(stateOf(one)).toBe('connected');
      // It is looked for once: who has muted all of theirs is silent for long.
      await call.clock.pass(60_000);
      expect(offersSent()).toHaveLength(before + offers);
    },
  );

  it.each([
    { what: 'comes back from a search for another way with the sound', frames: [5, 10, 10, 11, 12, 13], fresh: 0 },
    { what: 'doesn’t come back from it', frames: [5, 10, 10, 10, 10, 10], fresh: 1 },
  ])('makes $fresh fresh connections where the picture $what', async ({ frames, fresh }) => {
    const [one] = await two();
    const [connection] = one.made();
    if (connection === undefined) throw new Error('There is no connection.');
    const packets = [10, 20, 20, 30, 40, 50];
    for (const [look, packetsReceived] of packets.entries()) {
      connection.reported = new Map([
        ...relayed,
        ['sound', { id: 'sound', type: 'inbound-rtp', kind: 'audio', packetsReceived }],
        ['picture', { id: 'picture', type: 'inbound-rtp', kind: 'video', framesDecoded: frames[look] }],
      ]);
      await call.clock.pass(usualPolicy.measureEvery);
    }
    expect(one.made()).toHaveLength(1 + fresh);
    expect(stateOf(one)).toBe('connected');
  });

  it('leaves a connection alone whose picture is gone after a silence, where no other way was looked for', async () => {
    const [one] = await two();
    const [connection] = one.made();
    if (connection === undefined) throw new Error('There is no connection.');
    for (const [look, packetsReceived] of [10, 20, 20, 30, 40, 50].entries()) {
      connection.reported = new Map([
        ['sound', { id: 'sound', type: 'inbound-rtp', kind: 'audio', packetsReceived }],
        ['picture', { id: 'picture', type: 'inbound-rtp', kind: 'video', framesDecoded: look === 0 ? 5 : 10 }],
      ]);
      await call.clock.pass(usualPolicy.measureEvery);
    }
    expect(one.made()).toHaveLength(1);
  });

  it('leaves the search to the other end where that has just begun one', async () => {
    const [one, other] = await two();
    const counts = [
      [10, 10],
      [20, 20],
      [20, 30],
      [20, 30],
    ];
    const before = offersSent().length;
    for (const each of counts) {
      for (const [index, page] of [one, other].entries())
        for (const connection of page.made())
          connection.reported = new Map([
            ...relayed,
            ['sound', { id: 'sound', type: 'inbound-rtp', kind: 'audio', packetsReceived: each[index] }],
          ]);
      await call.clock.pass(usualPolicy.measureEvery);
    }
    expect(offersSent()).toHaveLength(before + 1);
    expect([stateOf(one), stateOf(other, alice)]).toEqual(['connected', 'connected']);
  });

  it('goes on trying where the new network does not carry yet', async () => {
    const [one] = await two();
    call.web.interrupt();
    call.web.giveUp();
    await call.clock.settle();
    one.session.hurry();
    await call.clock.pass(40_000);
    call.web.heal();
    await call.clock.pass(60_000);
    expect(stateOf(one)).toBe('connected');
  });
});
