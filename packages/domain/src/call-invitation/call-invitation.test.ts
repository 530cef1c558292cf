import { describe, expect, test } from 'vitest';
import type { Call } from '../call/state.ts';
import type { OverVisit, Visit } from '../room/visit.ts';
import { callId, clinic, invitation as id, participant, person } from '../testing/sample-ids.ts';
import { doorOfInvitation, entersDirectly, stands, type CallInvitation } from './call-invitation.ts';

const call: Call = {
  status: 'open',
  id: callId(1),
  startedAt: 0,
  providers: [],
  stays: [],
  roomId: null,
  guests: [],
  lock: null,
  held: [],
};
const invitation: CallInvitation = {
  ...{ id: id(1), callId: call.id, clinicId: clinic(1), as: 'interpreter' },
  ...{ madeAt: 0, madeBy: person(1), expiresAt: 1_000, withdrawnAt: null },
};
const facts = { id: participant(1), roomId: null, linkId: null, invitationId: id(1), arrivedAt: 10 };
const inside: Visit = { ...facts, status: 'inside', since: 20, callId: call.id, admittedBy: null };
const over = (outcome: OverVisit['outcome']): Visit => ({ ...facts, status: 'over', since: 30, outcome });
const moment = { call, last: null, isOwn: false, now: 500 } as const;

describe('an invitation', () => {
  test.each([
    ['for the first who uses it', {}, 'open'],
    ['for the browser that uses it', { last: inside, isOwn: true }, 'own'],
    ['for any other browser', { last: inside }, 'taken'],
    ['for that browser after leaving', { last: over('left'), isOwn: true }, 'again'],
    ['and after it was lost', { last: over('lost'), isOwn: true }, 'again'],
    ['for another one meanwhile', { last: over('left') }, 'taken'],
    ['after it was declined', { last: over('declined'), isOwn: true }, 'closed'],
    ['after it was taken out', { last: over('removed'), isOwn: true }, 'closed'],
    ['when its time is over', { now: 1_000 }, 'closed'],
    ['then for somebody inside', { now: 1_000, last: inside, isOwn: true }, 'own'],
    ['then for somebody who left', { now: 1_000, last: over('left'), isOwn: true }, 'closed'],
    ['into another call', { call: { ...call, id: callId(2) } }, 'closed'],
    ['into none', { call: null }, 'closed'],
    ['into one that has ended', { call: { status: 'ended', id: call.id, startedAt: 0, endedAt: 9 } }, 'closed'],
  ] as const)('%s', (_, more, door) => {
    expect(doorOfInvitation(invitation, { ...moment, ...more })).toBe(door);
  });

  test('that was withdrawn opens nothing, to whomever', () => {
    const withdrawn = { ...invitation, withdrawnAt: 5 };
    for (const last of [null, inside]) {
      expect(doorOfInvitation(withdrawn, { ...moment, last, isOwn: true })).toBe('closed');
      expect(stands(withdrawn, call, last, 500)).toBe(false);
    }
  });

  test('lets an interpreter in without a question, once; everybody else knocks', () => {
    expect(entersDirectly(invitation, null)).toBe(true);
    expect(entersDirectly(invitation, over('left'))).toBe(false);
    expect(entersDirectly({ as: 'participant' }, null)).toBe(false);
  });
});
