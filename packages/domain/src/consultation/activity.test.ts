import { expect, test } from 'vitest';
import { callId, clinic, participant, person, stayId } from '../testing/sample-ids.ts';
import { activityKinds, activityOf } from './activity.ts';
import type { ConsultationEvent } from './events.ts';

const chen = { participantId: participant(107), personId: person(7), joinedAt: 2 };
const okoro = { participantId: participant(108), personId: person(8), joinedAt: 3 };
const arrived: ConsultationEvent = {
  type: 'arrived',
  at: 1,
  id: stayId(1),
  clinicId: clinic(1),
  callerId: participant(1),
  companions: [],
  firstArrivedAt: 1,
  transferredFrom: null,
};

test('tells who was with a caller, from the arrival to the end', () => {
  const steps = activityOf([
    arrived,
    { type: 'assigned', at: 2, by: person(8), to: person(7) },
    { type: 'seeing-began', at: 2, callId: callId(7), provider: chen },
    { type: 'provider-joined', at: 3, provider: okoro },
    { type: 'provider-left', at: 4, participantId: okoro.participantId },
    { type: 'put-on-hold', at: 5, by: person(7), reason: 'gone' },
    { type: 'ended', at: 6, outcome: 'removed', by: person(8) },
  ]);
  expect(steps.map(({ kind, by }) => [kind, by])).toEqual([
    ['arrived', null],
    ['assigned', person(8)],
    ['seeing-began', person(7)],
    ['provider-joined', person(8)],
    ['provider-left', person(8)],
    ['last-provider-gone', person(7)],
    ['removed', person(8)],
  ]);
  expect(steps[1]).toEqual({ at: 2, kind: 'assigned', by: person(8), to: person(7), clinicId: null });
});

test('tells what came of a transfer, and which clinic was asked', () => {
  const offer = { to: clinic(2), noteId: null, by: person(7), at: 2, expiresAt: null };
  const steps = activityOf([
    { ...arrived, transferredFrom: stayId(9) },
    { type: 'transfer-offered', at: 2, offer },
    { type: 'transferred', at: 3, by: person(8), to: clinic(2), continuedAs: stayId(2) },
  ]);
  expect(steps.map(({ kind, by, clinicId }) => [kind, by, clinicId])).toEqual([
    ['came-by-transfer', null, null],
    ['transfer-offered', person(7), clinic(2)],
    ['transferred', person(8), clinic(2)],
  ]);
});

test.each<[ConsultationEvent, string]>([
  [{ type: 'ready-marked', at: 1, by: person(7), ready: true }, 'marked-ready'],
  [{ type: 'ready-marked', at: 1, by: person(7), ready: false }, 'marked-not-ready'],
  [{ type: 'assigned', at: 1, by: person(7), to: null }, 'given-back'],
  [{ type: 'call-back-wanted', at: 1, wanted: true }, 'call-back-wanted'],
  [{ type: 'call-back-wanted', at: 1, wanted: false }, 'call-back-no-longer-wanted'],
  [{ type: 'put-on-hold', at: 1, by: person(7), reason: 'held' }, 'held'],
  [{ type: 'put-on-hold', at: 1, by: person(7), reason: 'left' }, 'last-provider-left'],
  [{ type: 'called-back', at: 1, by: person(7) }, 'called-back'],
  [{ type: 'transfer-expired', at: 1 }, 'transfer-expired'],
  [{ type: 'companion-entered', at: 1, participantId: participant(2) }, 'companion-entered'],
])('%j is told as %s', (event, kind) => {
  expect(activityOf([event])[0]?.kind).toBe(kind);
  expect(activityKinds).toContain(kind);
});
