import { pages } from '@anteroom/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everybody } from '../testing/access-matrix/people.ts';
import type { PageKey } from '../testing/access-matrix/page-sample.ts';
import type { Situation } from '../testing/access-matrix/sample.ts';
import { pageSamples } from '../testing/access-matrix/samples/pages.ts';
import { namesOf } from '../testing/access-matrix/send.ts';
import { spotNames } from '../testing/access-matrix/spots.ts';
import { startMatrixWorld, type MatrixWorld } from '../testing/access-matrix/world.ts';
import { origin } from '../testing/server-in-memory.ts';

let world: MatrixWorld;
beforeAll(async () => {
  world = await startMatrixWorld();
});
afterAll(() => world.close());

/** What stands on no page that the server renders: who works here, and who waits. */
function secrets(): readonly string[] {
  const callers = Object.values(world.spots).flatMap(({ stay, otherStay }) => [stay, otherStay]);
  return [
    ...callers.flatMap(({ id, callerId, lastName }) => [id, callerId, lastName]),
    ...Object.values(world.people).flatMap(({ personId, email }) => [personId, email]),
  ];
}

describe.each(namesOf(pageSamples))('%s', (key: PageKey) => {
  const sample = pageSamples[key];

  test.each(spotNames)('in %s', async (spot) => {
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const walker of everybody) {
      const before = world.rewindable();
      const actor = await world.assume(walker);
      const at: Situation = { world, spot: world.spots[spot], actor, walker, page: null, allowed: true };
      const isPost = key.startsWith('POST');
      const answer = await world.server.app.inject({
        method: isPost ? 'POST' : 'GET',
        url: await sample.path(at),
        headers: {
          origin,
          accept: 'text/html',
          cookie: world.cookieOf(walker),
          ...(isPost ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        ...(isPost ? { payload: new URLSearchParams(sample.body ?? {}).toString() } : {}),
      });
      const location = answer.headers['location'];
      const shown = secrets().filter((secret) => answer.body.includes(secret));
      answers[walker.name] = [answer.statusCode, ...(location === undefined ? [] : [location]), ...shown].join(' ');
      expected[walker.name] = sample.answer(at);
      await before.undo();
    }
    expect(answers).toEqual(expected);
  });
});

test('There is a sample of every page', () => {
  expect(namesOf(pageSamples).toSorted()).toEqual(pages.map(({ method, path }) => `${method} ${path}`).toSorted());
});
