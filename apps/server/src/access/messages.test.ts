import { openPage } from '@anteroom/testkit';
import { toServer, type ToServerName } from '@anteroom/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sample } from '../testing/access-matrix/sample.ts';
import { messageSamples } from '../testing/access-matrix/samples/all.ts';
import { messagesNotYet } from '../testing/access-matrix/samples/not-yet.ts';
import { namesOf, sendMessage } from '../testing/access-matrix/send.ts';
import { spotNames } from '../testing/access-matrix/spots.ts';
import { answersIn, expectedIn, tryAt } from '../testing/access-matrix/trial.ts';
import { startMatrixWorld, type MatrixWorld } from '../testing/access-matrix/world.ts';

let world: MatrixWorld;
beforeAll(async () => {
  world = await startMatrixWorld();
});
afterAll(() => world.close());

describe.each(namesOf(messageSamples))('The message %s', (name) => {
  const { access } = toServer[name];
  const samples: readonly Sample<object>[] = messageSamples[name];

  test('has a sample for every verb that it names', () => {
    const tried = new Set(samples.flatMap((sample) => sample.verbs ?? access));
    expect([...(access === 'anybody' ? [] : access)].filter((verb) => !tried.has(verb))).toEqual([]);
  });

  const cases = samples.flatMap((sample) =>
    spotNames.map((spot) => ({ spot, sample, title: `${sample.what ?? 'tried'} in ${spot}` })),
  );
  test.each(cases)('$title', async ({ spot, sample }) => {
    const outcomes = await tryAt(world, world.spots[spot], access, sample, {
      send: (at, request) => sendMessage(name, at, request),
      withPage: true,
      asVisitor: () => false,
    });
    expect(answersIn(outcomes)).toEqual(expectedIn(outcomes));
  });
});

test('Who has neither a session nor a token opens no socket at all', async () => {
  const slug = world.spots['the own clinic'].clinic.slug;
  for (const says of [{ as: 'staff' }, { as: 'caller', clinic: slug }]) {
    const opened = openPage({ url: world.url, cookie: '', says });
    await expect(opened).rejects.toMatchObject({ code: 'not-signed-in' });
  }
});

test('There are samples of every message that is answered', async () => {
  expect([...namesOf(messageSamples), ...messagesNotYet].toSorted()).toEqual(namesOf(toServer).toSorted());
  const { clinic } = world.spots['the own clinic'];
  const page = await openPage({ url: world.url, cookie: world.host.cookie, says: { as: 'staff' } });
  const { id } = clinic;
  const bodies = [{}, { clinicId: id }, { roomId: id }, { roomId: id, visitIds: [id] }, { roomId: id, visitId: id }];
  const pending: readonly ToServerName[] = messagesNotYet;
  for (const name of pending) {
    const body = bodies.find((each) => toServer[name].request.safeParse(each).success) ?? {};
    expect(await page.sendRaw(toServer[name].event, body), name).toEqual({ ok: false, error: { code: 'not-found' } });
  }
  page.close();
});
