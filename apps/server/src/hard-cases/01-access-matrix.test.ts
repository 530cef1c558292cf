import { routes, toServer, type Access } from '@anteroom/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageSamples, routeSamples } from '../testing/access-matrix/samples/all.ts';
import { messagesNotYet, routesNotYet } from '../testing/access-matrix/samples/not-yet.ts';
import { namesOf, sendToRoute } from '../testing/access-matrix/send.ts';
import { answersIn, expectedIn, tryAt, type Send } from '../testing/access-matrix/trial.ts';
import type { SentToRoute } from '../testing/access-matrix/sample.ts';
import { startMatrixWorld, type MatrixWorld } from '../testing/access-matrix/world.ts';

// The walk itself is in `access/`: every route, page and message as everybody, in three places. This is about the walk:
// nothing is left out of it, and it notices what it has to.

describe('The access matrix leaves nothing out', () => {
  test('every route and every message that is served is walked', () => {
    expect([...namesOf(routeSamples), ...routesNotYet].toSorted()).toEqual(namesOf(routes).toSorted());
    expect([...namesOf(messageSamples), ...messagesNotYet].toSorted()).toEqual(namesOf(toServer).toSorted());
  });

  test('whatever asks for no verb is known to: signing in and out, health, the list of routes, a clinic’s door, the connection check, how pages are reached, and leaving a list', () => {
    const isOpen = ({ access }: { readonly access: Access }) => access === 'anybody';
    const open = [
      ...namesOf(routes).filter((name) => isOpen(routes[name])),
      ...namesOf(toServer).filter((name) => isOpen(toServer[name])),
    ];
    expect(open.toSorted()).toMatchInlineSnapshot(`
      [
        "acceptInvitation",
        "askForAccount",
        "askForPasskey",
        "connectionCheck",
        "door",
        "findSingleSignOn",
        "givePasskey",
        "giveSecondFactor",
        "live",
        "openapi",
        "precallReport",
        "reach",
        "readInvitation",
        "ready",
        "requestReset",
        "resetPassword",
        "session",
        "signIn",
        "signOut",
        "unlock",
        "unwatchRooms",
        "unwatchStructure",
        "unwatchWaitingArea",
      ]
    `);
  });
});

describe('The walk notices', () => {
  let world: MatrixWorld;
  beforeAll(async () => {
    world = await startMatrixWorld();
  });
  afterAll(() => world.close());

  const sample = routeSamples.commandConsultation.find(({ what }) => what === 'mark-ready');
  if (sample === undefined) throw new Error('There is no sample of marking somebody ready.');
  const honest: Send<SentToRoute> = (at, request) => sendToRoute('commandConsultation', at, request);

  async function walkWith(send: Send<SentToRoute>, from = world): Promise<boolean> {
    if (sample === undefined) return false;
    const outcomes = await tryAt(from, from.spots['the own clinic'], routes.commandConsultation.access, sample, {
      send,
      withPage: false,
      asVisitor: ({ kind }) => kind !== 'staff',
    });
    return JSON.stringify(answersIn(outcomes)) === JSON.stringify(expectedIn(outcomes));
  }

  test('nothing where all is well', async () => {
    expect(await walkWith(honest)).toBe(true);
  });

  test('a guard that is missing', async () => {
    // Whatever somebody asks is done by a professional who may: as though nobody had looked who it was.
    const open: Send<SentToRoute> = (at, request) => honest(at, { ...request, cookie: world.host.cookie });
    expect(await walkWith(open)).toBe(false);
  });

  test('a guard that lets nobody in', async () => {
    const shut: Send<SentToRoute> = (at, request) => honest(at, { ...request, cookie: '' });
    expect(await walkWith(shut)).toBe(false);
  });

  test('a refusal that changes something, and one that says why', async () => {
    const clumsy: Send<SentToRoute> = async (at, request) => {
      const answer = await honest(at, request);
      if (answer.answer !== 'ok') await world.server.database.stores.waitingAreas.raise(at.spot.clinic.id);
      return answer;
    };
    expect(await walkWith(clumsy)).toBe(false);
    const chatty: Send<SentToRoute> = async (at, request) => {
      const answer = await honest(at, request);
      return { ...answer, refusal: answer.answer === 'ok' ? null : { code: answer.answer, clinic: 'Renal clinic' } };
    };
    expect(await walkWith(chatty)).toBe(false);
  });
});
