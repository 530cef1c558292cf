import { describe, expect, test } from 'vitest';
import { beingSeen, chen, ended, offer, onHold, osei, transferred, waiting } from '../testing/sample-stays.ts';
import { clinic, person, stayId, typedEntry } from '../testing/sample-ids.ts';
import { offerView, viewFor } from './view-for.ts';

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
      calledBackAt: null,
      offeredTo: null,
      heldBy: null,
      holdReason: null,
      outcome: null,
    });
  });

  test('has no place once they are seen, and a call only while they are', () => {
    expect(viewFor(beingSeen, alice, context)).toMatchObject({ position: null, callId: beingSeen.callId });
    expect(viewFor(onHold, alice, context)).toMatchObject({ position: null, callId: null });
    expect(viewFor(ended, alice, context)).toMatchObject({ callId: null, outcome: 'completed' });
  });

  test('is told who put them on hold, and which clinic is asked to take them', () => {
    const view = viewFor({ ...onHold, offer: { ...offer, noteId: typedEntry(1) } }, alice, context);
    expect(view).toMatchObject({ heldBy: chen.personId, holdReason: 'left', offeredTo: offer.to });
    expect(JSON.stringify(view)).not.toContain(typedEntry(1));
  });

  test('learns nothing of what the staff note: the assignment, and who made them ready', () => {
    const stay = { ...waiting, assignedTo: osei.personId, ready: { by: chen.personId, at: 1 } };
    const text = JSON.stringify(viewFor(stay, alice, context));
    for (const secret of [chen.personId, osei.personId]) expect(text).not.toContain(secret);
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
      calledBackAt: null,
      offer: null,
      failedOffer: null,
      transferredFrom: null,
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
      offer,
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

describe('a clinic that is asked to take somebody', () => {
  test('sees the offer while it stands, and nobody else does', () => {
    const offered = { ...onHold, offer, firstArrivedAt: 200 };
    expect(offerView(offered, clinic(2))).toStrictEqual({
      viewer: 'destination',
      id: stayId(1),
      from: clinic(1),
      status: 'on-hold',
      arrivedAt: 200,
      offer,
      isPractice: false,
    });
    expect(offerView(offered, clinic(1))).toBeNull();
    expect(offerView(offered, clinic(3))).toBeNull();
    for (const stay of [waiting, transferred, ended]) expect(offerView(stay, clinic(2))).toBeNull();
  });
});
