import { describe, expect, test } from 'vitest';
import { beingSeen, chen, ended, offer, onHold, osei, transferred, waiting } from '../testing/sample-stays.ts';
import { clinic, person, stayId } from '../testing/sample-ids.ts';
import { viewFor } from './view-for.ts';

const alice = { kind: 'caller', consultationId: stayId(1) } as const;
const bob = { kind: 'caller', consultationId: stayId(2) } as const;
const team = { kind: 'waiting-area', clinicId: clinic(1) } as const;
const otherTeam = { kind: 'waiting-area', clinicId: clinic(2) } as const;
const context = { position: 3 };

describe('a caller', () => {
  test('sees their own stay, with their place while they wait', () => {
    expect(viewFor(waiting, alice, context)).toStrictEqual({
      viewer: 'caller',
      id: stayId(1),
      participantId: waiting.callerId,
      status: 'waiting',
      arrivedAt: 1_000,
      position: 3,
      callId: null,
      callBackWanted: false,
      outcome: null,
    });
  });

  test('has no place once they are seen, and a call only while they are', () => {
    expect(viewFor(beingSeen, alice, context)).toMatchObject({ position: null, callId: beingSeen.callId });
    expect(viewFor(onHold, alice, context)).toMatchObject({ position: null, callId: null });
    expect(viewFor(ended, alice, context)).toMatchObject({ callId: null, outcome: 'completed' });
  });

  test('learns nothing of what the staff note: who holds, the offer, the assignment', () => {
    const stay = { ...onHold, offer, assignedTo: osei.personId, ready: { by: chen.personId, at: 1 } };
    const text = JSON.stringify(viewFor(stay, alice, context));
    for (const secret of [chen.personId, osei.personId, offer.to]) expect(text).not.toContain(secret);
  });

  test("sees nothing of another's stay", () => {
    for (const stay of [waiting, beingSeen, onHold, transferred, ended]) {
      expect(viewFor(stay, bob, context)).toBeNull();
    }
  });
});

describe('a team member', () => {
  test('sees who is with the caller, and since when', () => {
    const stay = { ...beingSeen, providers: [chen, osei] } as const;
    expect(viewFor(stay, team, context)).toStrictEqual({
      viewer: 'team',
      id: stayId(1),
      status: 'being-seen',
      arrivedAt: 1_000,
      since: 2_000,
      callId: beingSeen.callId,
      providers: [chen.personId, osei.personId],
      heldBy: null,
      holdReason: null,
      ready: false,
      assignedTo: null,
      callBackWanted: false,
      offeredTo: null,
      isPractice: false,
    });
  });

  test('sees who holds a stay and why, and the facts beside its status', () => {
    const stay = {
      ...onHold,
      offer,
      ready: { by: chen.personId, at: 1 },
      assignedTo: person(5),
      callBackWantedSince: 1_200,
    };
    expect(viewFor(stay, team, context)).toMatchObject({
      since: 3_000,
      heldBy: chen.personId,
      holdReason: 'left',
      ready: true,
      assignedTo: person(5),
      callBackWanted: true,
      offeredTo: clinic(2),
      isPractice: false,
    });
  });

  test('counts the waiting from the first arrival, and the status from this clinic', () => {
    const stay = { ...waiting, firstArrivedAt: 200 };
    expect(viewFor(stay, team, context)).toMatchObject({ arrivedAt: 200, since: 1_000 });
  });

  test("sees no stay that is over, and none of another clinic's", () => {
    for (const stay of [ended, transferred]) expect(viewFor(stay, team, context)).toBeNull();
    for (const stay of [waiting, beingSeen, onHold]) expect(viewFor(stay, otherTeam, context)).toBeNull();
  });
});
