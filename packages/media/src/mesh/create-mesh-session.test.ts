import { beforeEach, describe, expect, it } from 'vitest';

import type { PeerView } from '../media-session.ts';
import type { MeshCall, Page } from '../testing/mesh-call.ts';
import { createMeshCall } from '../testing/mesh-call.ts';
import { alice, chen, ivo, tracksOf } from '../testing/people.ts';

let call: MeshCall;

beforeEach(() => {
  call = createMeshCall();
});

async function gather(...ids: readonly [typeof alice, ...(typeof alice)[]]): Promise<Page[]> {
  const pages = await call.gather(ids);
  return ids.flatMap((id) => pages.get(id) ?? []);
}

async function two(): Promise<readonly [Page, Page]> {
  const [one, other] = await gather(alice, chen);
  if (one === undefined || other === undefined) throw new Error('Two were asked for.');
  return [one, other];
}

const stateOf = (page: Page, id = chen): PeerView['connection'] | undefined => page.session.peers().get(id)?.connection;
const offersSent = () => call.server.sent.filter(({ signal }) => signal.description?.type === 'offer');

describe('a call of people who connect to each other', () => {
  it('gives every pair one connection and one negotiation', async () => {
    const pages = await gather(alice, chen, ivo);
    for (const page of pages) {
      expect(page.open()).toHaveLength(2);
      expect(page.open().map(({ state, lines }) => [state, lines])).toEqual([
        ['connected', 3],
        ['connected', 3],
      ]);
    }
    const made = pages.flatMap((page) => page.made());
    expect(made.map(({ offers }) => offers).sort()).toEqual([0, 0, 0, 1, 1, 1]);
    expect(call.problems).toEqual([]);
  });

  it('sends what each has from the first moment', async () => {
    const [one, other] = await two();
    expect(one.open()[0]?.received?.video).toMatchObject({ label: chen });
    expect(other.open()[0]?.received?.audio).toMatchObject({ label: alice });
  });

  it('connects whichever of the two hears of the other first', async () => {
    for (const [first, second] of [
      [alice, chen],
      [chen, alice],
    ] as const) {
      call = createMeshCall();
      const early = call.load(first);
      const late = call.load(second);
      early.session.setPeers([second]);
      await call.clock.settle();
      expect(late.made()).toEqual([]);
      late.session.setPeers([first]);
      await call.clock.settle();
      expect(stateOf(early, second)).toBe('connected');
      expect(stateOf(late, first)).toBe('connected');
    }
  });

  it('says an offer once where it and the other’s greeting pass each other on the way', async () => {
    await two();
    const greetings = call.server.sent.filter(
      ({ signal: { description, candidate } }) => (description ?? candidate) === undefined,
    );
    expect([greetings.length, offersSent().length]).toEqual([1, 1]);
  });

  it('says an offer again soon to somebody who greets and never had it', async () => {
    call.server.lose(({ signal }) => signal.description?.type === 'offer');
    const [one] = await two();
    call.server.lose(null);
    await call.clock.pass(390);
    expect([stateOf(one), offersSent().length]).toEqual(['connecting', 1]);
    await call.clock.pass(20);
    expect([stateOf(one), offersSent().length]).toEqual(['connected', 2]);
  });

  it('opens nothing for somebody who is no peer', async () => {
    const one = call.load(alice);
    const stranger = call.load(chen);
    stranger.session.setPeers([alice]);
    await call.clock.pass(5000);
    expect(one.made()).toEqual([]);
    expect(one.session.peers().size).toBe(0);
  });

  it('closes at once what goes to somebody who left', async () => {
    const [one, other] = await two();
    one.session.setPeers([]);
    expect(one.open()).toEqual([]);
    expect(one.session.peers().size).toBe(0);
    expect(other.open()[0]?.received).toBeNull();
  });

  it('leaves everything as it is when told of the same people again', async () => {
    const [one, other] = await two();
    await call.clock.pass(10_000);
    const before = one.session.peers();
    const sent = call.server.sent.length;
    one.session.setPeers([chen, alice]);
    other.session.setPeers([alice]);
    await call.clock.pass(60_000);
    expect(one.session.peers()).toBe(before);
    expect(call.server.sent).toHaveLength(sent);
    expect(one.made()).toHaveLength(1);
  });

  it('goes on while the server is away', async () => {
    const [one, other] = await two();
    call.server.pause();
    await call.clock.pass(120_000);
    expect(one.open()[0]?.received?.video).toMatchObject({ label: chen });
    call.server.goOn();
    await call.clock.pass(1000);
    expect([...one.made(), ...other.made()]).toHaveLength(2);
  });

  it.each([
    ['who offers first', alice],
    ['who waits for the offer', chen],
  ])('meets %s again after a reload', async (_who, reloading) => {
    const staying = reloading === alice ? chen : alice;
    const pages = await call.gather([alice, chen]);
    const reloaded = call.load(reloading);
    reloaded.session.setPeers([staying]);
    await call.clock.settle();
    const stayed = pages.get(staying);
    expect(stayed === undefined ? null : stateOf(stayed, reloading)).toBe('connected');
    expect(stateOf(reloaded, staying)).toBe('connected');
    expect(stayed?.open()).toHaveLength(1);
    expect(stayed?.open()[0]?.peer).toBe(reloaded.open()[0]);
  });

  it('is not led astray by what a page said before its reload', async () => {
    await two();
    call.server.pause();
    call.web.interrupt();
    call.web.giveUp();
    await call.clock.pass(1);
    const reloaded = call.load(chen);
    reloaded.session.setPeers([alice]);
    await call.clock.pass(1);
    call.web.heal();
    // Offers and greetings of before and after the reload, all at once.
    call.server.goOn();
    await call.clock.pass(10_000);
    expect(stateOf(reloaded, alice)).toBe('connected');
    expect(reloaded.open()[0]?.received?.video).toMatchObject({ label: alice });
  });

  it('waits out an interruption', async () => {
    const [one] = await two();
    const offers = offersSent().length;
    call.web.interrupt();
    await call.clock.settle();
    expect(stateOf(one)).toBe('interrupted');
    await call.clock.pass(10_000);
    call.web.heal();
    await call.clock.settle();
    expect(stateOf(one)).toBe('connected');
    expect(one.made()).toHaveLength(1);
    expect(offersSent()).toHaveLength(offers);
  });

  it('looks for a new way after a failure, over the same connection', async () => {
    const [one, other] = await two();
    call.web.interrupt();
    call.web.giveUp();
    await call.clock.settle();
    expect(stateOf(one)).toBe('interrupted');
    call.web.heal();
    await call.clock.pass(5000);
    expect([stateOf(one), stateOf(other, alice)]).toEqual(['connected', 'connected']);
    expect([...one.made(), ...other.made()]).toHaveLength(2);
  });

  it('says that it failed after several attempts, and goes on trying', async () => {
    const [one] = await two();
    call.web.interrupt();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      call.web.giveUp();
      await call.clock.pass(15_000);
    }
    expect(stateOf(one)).toBe('failed');
    call.web.heal();
    await call.clock.pass(60_000);
    expect(stateOf(one)).toBe('connected');
  });

  it('says that it failed when nobody ever answers', async () => {
    const one = call.load(alice);
    one.session.setPeers([chen]);
    await call.clock.pass(19_000);
    expect(stateOf(one)).toBe('connecting');
    await call.clock.pass(2000);
    expect(stateOf(one)).toBe('failed');
    const late = call.load(chen);
    late.session.setPeers([alice]);
    await call.clock.pass(10_000);
    expect(stateOf(one)).toBe('connected');
  });

  it('makes fresh connections on request, for both ends', async () => {
    const [one, other] = await two();
    const before = one.open()[0];
    one.session.restart();
    await call.clock.settle();
    expect(stateOf(one)).toBe('connected');
    expect(one.open()).toHaveLength(1);
    expect(one.open()[0]).not.toBe(before);
    expect(other.open()[0]?.received?.video).toMatchObject({ label: alice });
  });

  it('copes with both ends asking for fresh connections at once', async () => {
    const [one, other] = await two();
    one.session.restart();
    other.session.restart();
    await call.clock.pass(5000);
    expect([stateOf(one), stateOf(other, alice)]).toEqual(['connected', 'connected']);
    expect(one.open()[0]?.peer).toBe(other.open()[0]);
  });

  it('changes tracks without a word to anybody', async () => {
    const [one, other] = await two();
    const sent = call.server.sent.length;
    const next = { audio: tracksOf(ivo).audio, video: null };
    one.session.setLocal(next);
    await call.clock.pass(5000);
    expect(other.open()[0]?.received).toEqual(next);
    expect(call.server.sent).toHaveLength(sent);
  });

  it('sends smaller pictures the more people there are, to those who came first too', async () => {
    const pages = await gather(alice, chen, ivo);
    const limits = () => pages.flatMap((page) => page.open().map(({ outgoing }) => outgoing.limit?.height));
    expect(limits()).toEqual([540, 540, 540, 540, 540, 540]);
    for (const { session } of pages.slice(0, 2)) session.setPeers([alice, chen]);
    expect(limits().slice(0, 2)).toEqual([undefined, undefined]);
  });

  it('sends a small picture until a second after the connection came about, and again on a fresh one', async () => {
    const [one] = await two();
    const beginnings = () => one.made().map(({ outgoing }) => outgoing.isBeginning);
    expect(beginnings()).toEqual([true]);
    one.session.setPeers([chen, ivo]);
    await call.clock.pass(999);
    expect(beginnings()[0]).toBe(true);
    await call.clock.pass(1);
    expect(beginnings()[0]).toBe(false);
    one.session.restart();
    await call.clock.settle();
    expect(beginnings().at(-1)).toBe(true);
    await call.clock.pass(5000);
    expect(one.open()[0]?.outgoing.isBeginning).toBe(false);
  });

  it('sends the latest tracks to who comes later', async () => {
    const [one] = await two();
    const next = { audio: null, video: tracksOf(ivo).video };
    one.session.setLocal(next);
    one.session.setPeers([chen, ivo]);
    const newcomer = call.load(ivo);
    newcomer.session.setPeers([alice]);
    await call.clock.settle();
    expect(newcomer.open()[0]?.received).toEqual(next);
  });

  it.each(['offer', 'answer'] as const)('survives the loss of an %s', async (type) => {
    let lost = 0;
    call.server.lose(({ signal }) => signal.description?.type === type && (lost += 1) < 3);
    const [one, other] = await two();
    await call.clock.pass(10_000);
    expect([stateOf(one), stateOf(other, alice)]).toEqual(['connected', 'connected']);
    expect(one.made()).toHaveLength(1);
  });

  it('says nothing and holds nothing after it was closed', async () => {
    const [one] = await two();
    one.session.close();
    const sent = call.server.sent.length;
    one.session.setPeers([chen, ivo]);
    await call.clock.pass(60_000);
    expect(one.open()).toEqual([]);
    expect(call.server.sent.slice(sent).filter(({ from }) => from === alice)).toEqual([]);
  });
});
