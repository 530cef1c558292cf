import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areTogether } from '../call/holding.ts';
import { peopleOfSpace, spacesOf } from '../call/spaces.ts';
import { participantsOf } from '../call/state.ts';
import { peerToPeerLimit } from '../call/topology.ts';
import { run, type Action } from '../testing/actions.ts';
import { createWorld, type Step, type World } from '../testing/world.ts';
import { fold } from './evolve.ts';
import { isOpen, peopleOf } from './state.ts';
import { viewFor } from './view-for.ts';

/** The long tests ask for more. */
const numRuns = fc.readConfigureGlobal().numRuns ?? 200;
/** Many runs on a busy machine take their time; the length says nothing of the laws. */
const timeout = 120_000 + numRuns * 100;

/** Checks something after every action of many random runs. */
function afterEveryAction(check: (world: World, step: Step | null) => void, runs = numRuns): void {
  fc.assert(
    fc.property(run, (actions: readonly Action[]) => {
      const world = createWorld();
      for (const action of actions) check(world, world.act(action));
    }),
    { numRuns: runs },
  );
}

/** Whose each id is: those of the stays, and of the people in them. A transferred stay and the next are one caller's. */
function callersByIds(world: World): ReadonlyMap<string, string> {
  const stays = [...world.stays.values()];
  return new Map(stays.flatMap((stay) => [stay.id, ...peopleOf(stay)].map((id) => [id, stay.callerId] as const)));
}

describe('the six laws', () => {
  test('law 1: nobody is being seen without a provider', { timeout }, () => {
    afterEveryAction((world) => {
      for (const stay of world.stays.values()) {
        if (stay.status !== 'being-seen') continue;
        const call = world.calls.get(stay.callId);
        if (call?.status !== 'open') throw new Error(`${stay.id} is being seen in a call that is over`);
        const inCall = call.providers.map((provider) => provider.participantId);
        expect(inCall).not.toHaveLength(0);
        expect(stay.providers.map((provider) => provider.participantId)).toStrictEqual(inCall);
        expect(call.stays.map((member) => member.consultationId)).toContain(stay.id);
      }
    });
  });

  test("law 2: a caller's view never holds another caller's id", { timeout }, () => {
    afterEveryAction((world) => {
      const callers = callersByIds(world);
      const stays = [...world.stays.values()];
      const leaks = stays.flatMap((stay) => {
        const own = { kind: 'caller', consultationId: stay.id } as const;
        const ids: readonly string[] = JSON.stringify(viewFor(stay, own, { position: 1 })).match(/[\w-]{22}/g) ?? [];
        if (!ids.includes(stay.id)) throw new Error(`${stay.id} is not in its own view`);
        const foreign = ids.filter((id) => (callers.get(id) ?? stay.callerId) !== stay.callerId);
        const seen = stays.filter((other) => other !== stay && viewFor(other, own, { position: 1 }) !== null);
        return [...foreign, ...seen.map((other) => other.id)];
      });
      expect(leaks).toStrictEqual([]);
    });
  });

  test('law 3: folding the events gives the stored state', { timeout }, () => {
    afterEveryAction((world, step) => {
      if (step?.decision.ok !== true) return;
      const { stays, begun } = step.decision.value;
      for (const id of [...stays.map((change) => change.consultationId), ...begun.map((stay) => stay.id)]) {
        expect(fold(world.events.get(id) ?? [])).toStrictEqual(world.stays.get(id));
      }
    });
  });

  test('law 5: a refused command changes nothing', { timeout }, () => {
    fc.assert(
      fc.property(run, (actions: readonly Action[]) => {
        const world = createWorld();
        for (const action of actions) {
          const before = structuredClone([world.stays, world.events, world.calls]);
          // The session is frozen, so that a rule which changes what it reads throws here.
          const step = world.act(action);
          if (step === null || step.decision.ok) continue;
          expect(step.decision).toStrictEqual({ ok: false, refusal: step.decision.refusal });
          expect([world.stays, world.events, world.calls]).toStrictEqual(before);
        }
      }),
      { numRuns },
    );
  });

  test('law 6: callers of different stays are never together without a provider', { timeout }, () => {
    afterEveryAction((world) => {
      const spaces = world.sessions().flatMap(spacesOf);
      for (const space of spaces) {
        if (space.kind === 'call') expect(space.providers).not.toHaveLength(0);
      }
      // Everybody is in one space and no more: a private one holds one stay, a call's has a provider.
      const open = [...world.stays.values()].filter(isOpen).flatMap(peopleOf);
      const providers = [...world.calls.values()].flatMap((call) =>
        call.status === 'open' ? call.providers.map((provider) => provider.participantId) : [],
      );
      expect(spaces.flatMap(peopleOfSpace).toSorted()).toStrictEqual([...open, ...providers].toSorted());
    });
  });
});

describe('what holds beside the laws', () => {
  test('a call has room for all in it, and holds exactly the people of the stays that it sees', { timeout }, () => {
    afterEveryAction((world) => {
      for (const call of world.calls.values()) {
        if (call.status !== 'open') continue;
        const people = participantsOf(call);
        expect(people.length).toBeLessThanOrEqual(peerToPeerLimit);
        expect(new Set(people).size).toBe(people.length);
        expect(call.stays).not.toHaveLength(0);
        for (const member of call.stays) {
          const stay = world.stays.get(member.consultationId);
          expect(stay).toMatchObject({ status: 'being-seen', callId: call.id });
          expect(stay === undefined ? [] : peopleOf(stay)).toStrictEqual(member.participantIds);
        }
      }
    });
  });

  test(
    'who is on hold inside a call is in it, no provider, and with nobody but those of the same stay',
    { timeout },
    () => {
      afterEveryAction((world) => {
        for (const call of world.calls.values()) {
          if (call.status !== 'open') continue;
          const held = call.held.map(({ participantId }) => participantId);
          expect(new Set(held).size).toBe(held.length);
          const callers = call.stays.flatMap((member) => member.participantIds);
          expect(held.filter((id) => !callers.includes(id))).toEqual([]);
          for (const id of held) {
            const own = call.stays.find((member) => member.participantIds.includes(id))?.participantIds ?? [];
            const company = participantsOf(call).filter((other) => areTogether(call, id, other));
            expect(company.toSorted()).toEqual(own.filter((other) => held.includes(other)).toSorted());
          }
        }
      });
    },
  );

  test('nobody is in two calls, or twice in one', { timeout }, () => {
    afterEveryAction((world) => {
      const open = [...world.calls.values()].filter((call) => call.status === 'open');
      const people = open.flatMap((call) => call.providers.map((provider) => provider.personId));
      expect(new Set(people).size).toBe(people.length);
    });
  });

  test('the runs reach what the laws are about', { timeout }, () => {
    const reached = new Set<string>();
    afterEveryAction((world, step) => {
      for (const call of world.calls.values()) {
        if (call.status !== 'open') continue;
        if (call.providers.length > 1) reached.add('several providers');
        if (call.held.length > 0) reached.add('somebody on hold inside a call');
        if (call.stays.length > 1) reached.add('several stays');
        if (new Set(call.stays.map((member) => member.clinicId)).size > 1) reached.add('several clinics');
      }
      if (step === null) return;
      if (!step.decision.ok) return void reached.add(step.decision.refusal);
      const { stays, begun } = step.decision.value;
      if (stays.length > 1) reached.add(`${step.command.type} for several stays`);
      if (begun.length > 0 && step.session.call !== null) reached.add('transfer out of a call');
    }, 600);
    // The rarest of these is reached by one run in thirty.
    expect([...reached]).toEqual(
      expect.arrayContaining([
        'several providers',
        'somebody on hold inside a call',
        'several stays',
        'several clinics',
        'leave for several stays',
        'join for several stays',
        'end-call for several stays',
        'transfer out of a call',
        'call-full',
        'call-ended',
        'already-in-a-call',
        'in-another-call',
        'not-in-this-call',
        'consultation-ended',
        'consultation-transferred',
      ]),
    );
  });
});
