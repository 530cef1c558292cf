import { everyPermission } from '@anteroom/domain';
import { routes, toClient, toServer } from '@anteroom/protocol';
import { codeIn } from '@anteroom/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Walker } from '../testing/access-matrix/people.ts';
import type { Sample, SentToRoute, Situation } from '../testing/access-matrix/sample.ts';
import { messageSamples, routeSamples } from '../testing/access-matrix/samples/all.ts';
import { namesOf, sendMessage, sendToRoute } from '../testing/access-matrix/send.ts';
import { startMatrixWorld, type MatrixWorld } from '../testing/access-matrix/world.ts';
import { createTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('Who sends a step of a negotiation', () => {
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await createTestClinic();
  });
  afterEach(() => clinic.close());

  test('is the place that Mallory’s page has in the call, whatever she says', async () => {
    const chen = await clinic.staff('Dr Chen');
    const mallory = await clinic.callerArrives('Mallory');
    const bob = await clinic.callerArrives('Bob');
    const call = await chen.joins(mallory);
    await mallory.page.next(toClient.callEntered);
    await chen.does(bob, { type: 'add', callId: call.callId });
    const inside = await bob.page.next(toClient.callEntered);
    const signal = { generation: 'g', candidate: null };
    const asChen = { callId: call.callId, to: inside.self, signal, from: call.self };

    expect(await mallory.page.sendRaw(toServer.signal.event, asChen)).toMatchObject({
      error: { code: 'invalid-input' },
    });
    const { from: _from, ...honest } = asChen;
    expect(codeIn(await mallory.page.request(toServer.signal, honest))).toBe('ok');
    expect(await bob.page.next(toClient.signalled)).toMatchObject({ from: mallory.stay.participantId });
    expect(bob.page.heard(toClient.signalled)).toHaveLength(1);
  });
});

describe('What nobody asked for', () => {
  let world: MatrixWorld;
  beforeAll(async () => {
    world = await startMatrixWorld();
  });
  afterAll(() => world.close());

  const administrator: Walker = {
    kind: 'staff',
    name: 'an administrator',
    role: 'organisation administrator',
    ticked: everyPermission,
  };

  /** Keys that would be somebody's gain if they were taken over; each as an own key, as it comes from the network. */
  const gains = [
    '"role":"organisation-administrator"',
    '"organisationId":"AAAAAAAAAAAAAAAAAAAAAA"',
    '"clinicId":"AAAAAAAAAAAAAAAAAAAAAA"',
    '"personId":"AAAAAAAAAAAAAAAAAAAAAA"',
    '"from":"AAAAAAAAAAAAAAAAAAAAAA"',
    '"isAdmitted":true',
    '"waitingArea":true',
    '"emailVerified":true',
    '"__proto__":{"role":"organisation-administrator"}',
    '"constructor":{"prototype":{"role":"organisation-administrator"}}',
  ];

  function withGain(body: object, gain: string): object | null {
    const text = JSON.stringify(body);
    const key = gain.slice(1, gain.indexOf('"', 1));
    if (Object.hasOwn(body, key)) return null;
    const parsed: unknown = JSON.parse(text === '{}' ? `{${gain}}` : `{${gain},${text.slice(1)}`);
    return typeof parsed === 'object' ? parsed : null;
  }

  /** Tries every gain beside what is good; answers what came of it. */
  async function tried(
    make: (at: Situation) => object | Promise<object>,
    send: (at: Situation, body: object) => Promise<string>,
    withPage: boolean,
  ): Promise<ReadonlySet<string>> {
    const outcomes = new Set<string>();
    const before = world.rewindable();
    const actor = await world.assume(administrator);
    const spot = world.spots['the own clinic'];
    const page = withPage ? await world.openPageOf(administrator) : null;
    const at: Situation = { world, spot, actor, walker: administrator, page, allowed: true };
    const body = await make(at);
    for (const gain of gains) {
      const more = withGain(body, gain);
      if (more === null) continue;
      const prepared = world.rewindable();
      const answer = await send(at, more);
      outcomes.add((await prepared.changes()) === 0 ? answer : `${answer}, and something changed by ${gain}`);
    }
    await before.undo();
    page?.close();
    return outcomes;
  }

  const posts = namesOf(routeSamples).filter((name) => routes[name].method === 'POST');

  test.each(posts)('is refused by the route %s, and changes nothing', async (name) => {
    const samples: readonly Sample<SentToRoute>[] = routeSamples[name];
    for (const sample of samples) {
      let request: SentToRoute = {};
      const outcomes = await tried(
        async (at) => {
          request = await sample.request(at);
          return typeof request.body === 'object' && request.body !== null ? request.body : {};
        },
        async (at, body) => (await sendToRoute(name, at, { ...request, body })).answer,
        false,
      );
      expect([...outcomes], sample.what).toEqual(['invalid-input']);
    }
  });

  test.each(namesOf(messageSamples))('is refused by the message %s, and changes nothing', async (name) => {
    const samples: readonly Sample<object>[] = messageSamples[name];
    for (const sample of samples) {
      const outcomes = await tried(
        (at) => sample.request(at),
        async (at, body) => (await sendMessage(name, at, body)).answer,
        true,
      );
      expect([...outcomes], sample.what).toEqual(['invalid-input']);
    }
  });

  test('leaves nothing behind in what every object inherits', () => {
    expect(Object.prototype).not.toHaveProperty('role');
  });
});
