import { routes } from '@anteroom/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sample, SentToRoute } from '../testing/access-matrix/sample.ts';
import { routeSamples } from '../testing/access-matrix/samples/all.ts';
import { routesNotYet } from '../testing/access-matrix/samples/not-yet.ts';
import { namesOf, sendToRoute } from '../testing/access-matrix/send.ts';
import { spotNames } from '../testing/access-matrix/spots.ts';
import { answersIn, expectedIn, tryAt } from '../testing/access-matrix/trial.ts';
import { startMatrixWorld, type MatrixWorld } from '../testing/access-matrix/world.ts';

let world: MatrixWorld;
beforeAll(async () => {
  world = await startMatrixWorld();
});
afterAll(() => world.close());

const callersVerbs = /^(see-own-stay|answer-in-own-stay|leave-own-stay|ask-for-own-erasure|arrive|knock)$/;

describe.each(namesOf(routeSamples))('The route %s', (name) => {
  const { access } = routes[name];
  const samples: readonly Sample<SentToRoute>[] = routeSamples[name];

  test('has a sample for every verb that it names', () => {
    const tried = new Set(samples.flatMap((sample) => sample.verbs ?? access));
    expect([...(access === 'anybody' ? [] : access)].filter((verb) => !tried.has(verb))).toEqual([]);
  });

  const cases = samples.flatMap((sample) =>
    spotNames.map((spot) => ({ spot, sample, title: `${sample.what ?? 'tried'} in ${spot}` })),
  );
  test.each(cases)('$title', async ({ spot, sample }) => {
    const outcomes = await tryAt(world, world.spots[spot], access, sample, {
      send: (at, request) => sendToRoute(name, at, request),
      withPage: false,
      // A route of staff reads no caller's cookie: whoever has no session is nobody there.
      asVisitor: ({ kind }) =>
        kind !== 'staff' && access !== 'anybody' && !access.some((verb) => callersVerbs.test(verb)),
    });
    expect(answersIn(outcomes)).toEqual(expectedIn(outcomes));
  });
});

test('There are samples of every route that is served', () => {
  expect([...namesOf(routeSamples), ...routesNotYet].toSorted()).toEqual(namesOf(routes).toSorted());
  for (const name of routesNotYet) {
    const { method, path } = routes[name];
    expect(world.server.app.hasRoute({ method, url: path }), name).toBe(false);
  }
});
