import { describe, expect, test } from 'vitest';
import { arrived, beingSeen, chen, ended, offer, onHold, osei, transferred, waiting } from '../testing/sample-stays.ts';
import { callId, clinic, participant, person, stayId, typedEntry } from '../testing/sample-ids.ts';
import { begin, continuation, evolve, fold } from './evolve.ts';

describe('evolving a stay', () => {
  test('being seen ends a wish to be called back, and leaves an offer as it is', () => {
    const stay = { ...waiting, callBackWantedSince: 1_200, offer };
    const after = evolve(stay, { type: 'seeing-began', at: 2_000, callId: callId(1), provider: chen });
    expect(after).toStrictEqual({ ...beingSeen, offer });
  });

  test('a stay on hold keeps its facts and nothing of its call', () => {
    const stay = { ...beingSeen, offer, ready: { by: person(4), at: 1_700 } };
    const after = evolve(stay, { type: 'put-on-hold', at: 3_000, by: chen.personId, reason: 'left' });
    expect(after).toStrictEqual({ ...onHold, offer, ready: stay.ready });
  });

  test('a stay that is over has no offer any more', () => {
    const by = person(4);
    expect(evolve({ ...waiting, offer }, { type: 'ended', at: 4_000, outcome: 'completed', by })).toStrictEqual(ended);
    expect(
      evolve({ ...waiting, offer }, { type: 'transferred', at: 4_000, by, to: clinic(2), continuedAs: stayId(2) }),
    ).toStrictEqual(transferred);
  });

  test('facts come and go', () => {
    const companion = participant(2);
    const by = person(4);
    const steps = [
      { type: 'companion-entered', at: 1, participantId: companion },
      { type: 'ready-marked', at: 2, by, ready: true },
      { type: 'assigned', at: 3, by, to: person(5) },
      { type: 'call-back-wanted', at: 4, wanted: true },
      { type: 'transfer-offered', at: 5, offer },
    ] as const;
    const after = steps.reduce(evolve, waiting);
    expect(after).toStrictEqual({
      ...waiting,
      companions: [companion],
      ready: { by, at: 2 },
      assignedTo: person(5),
      callBackWantedSince: 4,
      offer,
    });
    const back = [
      { type: 'companion-left', at: 6, participantId: companion },
      { type: 'ready-marked', at: 7, by, ready: false },
      { type: 'assigned', at: 8, by, to: null },
      { type: 'call-back-wanted', at: 9, wanted: false },
      { type: 'transfer-withdrawn', at: 10, by },
    ] as const;
    expect(back.reduce(evolve, after)).toStrictEqual(waiting);
  });

  test('an offer that came to nothing is remembered until the next one', () => {
    const reasonId = typedEntry(7);
    const declined = evolve({ ...waiting, offer }, { type: 'transfer-declined', at: 10, by: chen.personId, reasonId });
    expect(declined).toStrictEqual({
      ...waiting,
      failedOffer: { to: offer.to, how: 'declined', by: chen.personId, reasonId, at: 10 },
    });
    expect(evolve({ ...waiting, offer }, { type: 'transfer-expired', at: 11 })).toStrictEqual({
      ...waiting,
      failedOffer: { to: offer.to, how: 'expired', by: null, reasonId: null, at: 11 },
    });
    expect(evolve(declined, { type: 'transfer-offered', at: 12, offer })).toStrictEqual({ ...waiting, offer });
    expect(evolve(waiting, { type: 'transfer-expired', at: 11 })).toStrictEqual(waiting);
  });

  test('an event that does not fit leaves a stay as it is', () => {
    const hold = { type: 'put-on-hold', at: 9, by: chen.personId, reason: 'held' } as const;
    expect(evolve(waiting, hold)).toBe(waiting);
    expect(evolve(onHold, hold)).toBe(onHold);
    expect(evolve(waiting, { type: 'provider-joined', at: 9, provider: osei })).toBe(waiting);
    expect(evolve(beingSeen, { type: 'seeing-began', at: 9, callId: callId(7), provider: osei })).toBe(beingSeen);
    // The last provider goes by `put-on-hold`; without it a caller would be seen by nobody.
    expect(evolve(beingSeen, { type: 'provider-left', at: 9, participantId: chen.participantId })).toBe(beingSeen);
    for (const over of [ended, transferred]) expect(evolve(over, hold)).toBe(over);
  });
});

describe('folding', () => {
  test('begins with the arrival', () => {
    expect(fold([arrived])).toStrictEqual(waiting);
    expect(fold([])).toBeNull();
    expect(fold([{ type: 'transfer-expired', at: 1 }])).toBeNull();
  });
});

describe('a transferred stay goes on in the destination', () => {
  const event = {
    type: 'transferred',
    at: 8_000,
    by: person(4),
    to: clinic(2),
    continuedAs: stayId(2),
  } as const;

  test('with the same people, the time of the first arrival, and no mark of the clinic before', () => {
    const from = {
      ...beingSeen,
      companions: [participant(2)],
      firstArrivedAt: 500,
      assignedTo: person(5),
      ready: { by: person(4), at: 1 },
    };
    expect(begin(continuation(from, event))).toStrictEqual({
      ...waiting,
      id: stayId(2),
      clinicId: clinic(2),
      companions: [participant(2)],
      arrivedAt: 8_000,
      firstArrivedAt: 500,
      transferredFrom: stayId(1),
    });
  });

  test('and somebody who put the phone down still waits for the call back', () => {
    const next = begin(continuation({ ...waiting, callBackWantedSince: 1_200 }, event));
    expect(next.callBackWantedSince).toBe(1_200);
  });
});
