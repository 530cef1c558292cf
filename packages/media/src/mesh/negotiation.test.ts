import { beforeEach, describe, expect, it } from 'vitest';

import type { FakeClock } from '../fake/fake-clock.ts';
import { createFakeClock } from '../fake/fake-clock.ts';
import { alice, chen, tracksOf } from '../testing/people.ts';
import type { ScriptedWeb } from '../testing/scripted-web.ts';
import { createScriptedWeb } from '../testing/scripted-web.ts';
import type { Message, Negotiation } from './negotiation.ts';
import { createNegotiation } from './negotiation.ts';

/** One end: what it has said is passed on only when the test does so. */
interface End {
  readonly negotiation: Negotiation;
  readonly said: Message[];
  readonly problems: unknown[];
  /** How much it had said each time that it told of a change. */
  readonly told: number[];
}

let clock: FakeClock;
let web: ScriptedWeb;
let first: End;
let polite: End;

function createEnd(isPolite: boolean): End {
  const said: Message[] = [];
  const problems: unknown[] = [];
  const told: number[] = [];
  const negotiation = createNegotiation({
    createPeerConnection: web.create,
    outgoing: { ...tracksOf(isPolite ? chen : alice), limit: null, shared: null },
    polite: isPolite,
    offersFirst: !isPolite,
    send: (message) => said.push(message),
    onChange: () => told.push(said.length),
    onBytes: () => undefined,
    onDrained: () => undefined,
    onProblem: (problem) => problems.push(problem),
  });
  return { negotiation, said, problems, told };
}

/** Passes on what one end has said so far. */
async function pass(from: End, to: End, which: (messages: Message[]) => Message[] = (all) => all): Promise<void> {
  which(from.said.splice(0)).forEach((message) => to.negotiation.take(message));
  await clock.settle();
}

async function exchange(): Promise<void> {
  while (first.said.length + polite.said.length > 0) {
    await pass(first, polite);
    await pass(polite, first);
  }
}

async function connect(): Promise<void> {
  first.negotiation.start();
  await clock.settle();
  await exchange();
}

const both = () => [first, polite].map(({ negotiation }) => negotiation.connection);
const types = (end: End) => end.said.map(({ description, candidate }) => description?.type ?? typeof candidate);

beforeEach(() => {
  clock = createFakeClock();
  web = createScriptedWeb(clock);
  first = createEnd(false);
  polite = createEnd(true);
});

describe('one negotiation', () => {
  it('says the description before its candidates', async () => {
    first.negotiation.start();
    await clock.settle();
    expect(types(first)[0]).toBe('offer');
    await pass(first, polite);
    expect(types(polite)[0]).toBe('answer');
  });

  it('says its answer before it tells of what came with the offer', async () => {
    first.negotiation.start();
    await clock.settle();
    await pass(first, polite);
    expect(types(polite)[0]).toBe('answer');
    expect(polite.told[0]).toBeGreaterThan(0);
  });

  it('offers nothing on the polite side until it has heard an offer', async () => {
    polite.negotiation.start();
    await clock.settle();
    expect(polite.said).toEqual([{}]);
    expect(web.connections[1]?.lines).toBe(0);
  });

  it('keeps candidates that come before their description', async () => {
    first.negotiation.start();
    await clock.settle();
    await pass(first, polite, (messages) => messages.reverse());
    await pass(polite, first, (messages) => messages.reverse());
    expect(both()).toMatchObject([{ state: 'connected' }, { state: 'connected' }]);
    expect([...first.problems, ...polite.problems]).toEqual([]);
  });

  it.each([
    ['first', 'polite'],
    ['polite', 'first'],
  ] as const)('settles two offers at once, heard by the %s side before the %s one', async (earlier, _later) => {
    await connect();
    const before = web.connections.map(({ offers }) => offers);
    web.interrupt();
    web.giveUp();
    web.heal();
    first.negotiation.restartIce();
    polite.negotiation.restartIce();
    await clock.settle();
    expect([types(first)[0], types(polite)[0]]).toEqual(['offer', 'offer']);
    const ends = { first, polite };
    const one = ends[earlier];
    await pass(one === first ? polite : first, one);
    await exchange();
    expect(both()).toMatchObject([
      { state: 'connected', signalling: 'stable' },
      { state: 'connected', signalling: 'stable' },
    ]);
    expect(web.connections.map(({ offers }) => offers - 1)).toEqual([before[0], before[1]]);
    expect([...first.problems, ...polite.problems]).toEqual([]);
  });

  it('rolls back its own offer for the one that counts', async () => {
    await connect();
    first.negotiation.restartIce();
    polite.negotiation.restartIce();
    await clock.settle();
    expect(polite.negotiation.connection.signalling).toBe('have-local-offer');
    polite.said.splice(0);
    await pass(first, polite);
    expect(polite.negotiation.connection.signalling).toBe('stable');
    expect(types(polite)).toContain('answer');
  });

  it('ignores the candidates of an offer that it ignores', async () => {
    await connect();
    first.negotiation.restartIce();
    polite.negotiation.restartIce();
    await clock.settle();
    await pass(polite, first);
    expect(first.problems).toEqual([]);
    expect(first.negotiation.connection.signalling).toBe('have-local-offer');
  });

  it('says an answer again when the offer comes again, without a new one', async () => {
    first.negotiation.start();
    await clock.settle();
    await pass(first, polite);
    const answer = polite.said.splice(0)[0];
    first.negotiation.repeat();
    await pass(first, polite);
    expect(polite.said[0]).toEqual(answer);
    await pass(polite, first);
    polite.negotiation.repeat();
    await pass(polite, first);
    expect(both()).toMatchObject([{ state: 'connected' }, { state: 'connected' }]);
    expect([...first.problems, ...polite.problems]).toEqual([]);
  });

  it('offers again to somebody who says that they are there', async () => {
    first.negotiation.start();
    await clock.settle();
    first.said.splice(0);
    first.negotiation.take({});
    expect(types(first)[0]).toBe('offer');
  });

  it('makes one offer of several reasons', async () => {
    await connect();
    first.negotiation.restartIce();
    first.negotiation.restartIce();
    await clock.settle();
    await exchange();
    expect(web.connections[0]?.offers).toBe(2);
  });

  it('needs no negotiation for other tracks', async () => {
    await connect();
    polite.negotiation.setOutgoing({ audio: null, video: null, limit: null, shared: null });
    await clock.settle();
    expect([...first.said, ...polite.said]).toEqual([]);
    expect(web.connections[0]?.received).toEqual({ audio: null, video: null });
  });

  it('is done with everything once it is closed', async () => {
    first.negotiation.start();
    first.negotiation.close();
    first.negotiation.restartIce();
    await clock.settle();
    expect(first.said).toEqual([]);
    expect(first.problems).toEqual([]);
  });
});
