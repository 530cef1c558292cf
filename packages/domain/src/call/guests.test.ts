import { describe, expect, test } from 'vitest';
import type { InvitedAs } from '../call-invitation/call-invitation.ts';
import type { KnockingVisit, OpenVisit } from '../room/visit.ts';
import { callId, invitation, participant, person } from '../testing/sample-ids.ts';
import { add, after, arrive, ask, change, join, leave, refusalOf } from '../testing/told.ts';
import { areTogether } from './holding.ts';
import type { Session, SessionCommand } from './session.ts';
import { participantsOf } from './state.ts';

/** Alice (1) and Bob (2) wait, Carol (3) with two companions; Dr Chen is 7. Ida interprets and is 51, Sam takes part and is 52. */
const start: Session = { call: null, consultations: [arrive(1), arrive(2), arrive(3, 1, [31, 32])] };
const seen = after(start, join(7, 1));

function knocks(number: number, since = 100): KnockingVisit {
  const facts = { id: participant(number), roomId: null, linkId: null, arrivedAt: since };
  return { ...facts, invitationId: invitation(number), status: 'knocking', since, returned: false };
}
const comes = (number: number, as: InvitedAs, isDirect: boolean): SessionCommand => ({
  type: 'guest-comes',
  visit: knocks(number),
  as,
  isDirect,
});
const admits = (number: number, as: InvitedAs, by = 7): SessionCommand => ({
  type: 'admit-guest',
  visitId: participant(number),
  as,
  by: person(by),
});
const goes = (number: number, outcome: 'left' | 'removed' | 'declined' = 'left'): SessionCommand => ({
  type: 'guest-goes',
  visitId: participant(number),
  outcome,
});

/** The session with the visits that it was left with, as the stores would load it. */
function told(session: Session, ...commands: readonly SessionCommand[]): Session {
  return commands.reduce((state, command) => {
    const { visits = [] } = change(state, command);
    const ids = new Set(visits.map(({ id }) => id));
    const open = visits.filter((visit): visit is OpenVisit => visit.status !== 'over');
    const others = (state.visits ?? []).filter(({ id }) => !ids.has(id));
    return { ...after(state, command), visits: [...others, ...open] };
  }, session);
}

const withIda = told(seen, comes(51, 'interpreter', true));

describe('somebody who was invited', () => {
  test('as an interpreter is in the call at once, and named so', () => {
    expect(withIda.call).toMatchObject({
      guests: [{ kind: 'guest', participantId: participant(51), as: 'interpreter', joinedAt: 50_000 }],
    });
    expect(withIda.visits).toMatchObject([
      { status: 'inside', callId: callId(7), admittedBy: null, invitationId: invitation(51) },
    ]);
  });

  test('as a participant knocks, has nothing of the call, and is let in by a provider inside', () => {
    const knocking = told(seen, comes(52, 'participant', false));
    expect(knocking.call).toStrictEqual(seen.call);
    expect(refusalOf(knocking, admits(52, 'participant', 9))).toBe('not-in-this-call');
    const inside = told(knocking, admits(52, 'participant'));
    expect(inside.call).toMatchObject({ guests: [{ kind: 'guest', participantId: participant(52) }] });
    expect(JSON.stringify(inside.call)).not.toContain('interpreter');
    expect(inside.visits).toMatchObject([{ status: 'inside', admittedBy: person(7) }]);
    expect(refusalOf(inside, admits(52, 'participant'))).toBe('visit-over');
  });

  test('sees and hears everybody inside, and nobody while they are on hold', () => {
    const { call } = withIda;
    if (call?.status !== 'open') throw new Error('no call');
    expect(areTogether(call, participant(51), participant(1))).toBe(true);
    const hold = { type: 'hold-participants', participantIds: [participant(51)], by: person(7) } as const;
    const held = told(withIda, hold).call;
    if (held?.status !== 'open') throw new Error('no call');
    expect(areTogether(held, participant(51), participant(1))).toBe(false);
  });

  test('comes into a locked call all the same (W8)', () => {
    const locked = after(seen, { type: 'lock', by: person(7), locked: true });
    expect(refusalOf(locked, comes(51, 'interpreter', true))).toBeNull();
  });

  test.each([
    ['left', 'left'],
    ['removed', 'removed'],
  ] as const)('is out, and off hold, once they have %s', (_, outcome) => {
    const hold = { type: 'hold-participants', participantIds: [participant(51)], by: person(7) } as const;
    const out = change(told(withIda, hold), goes(51, outcome));
    expect(out.call).toMatchObject({ guests: [], held: [] });
    expect(out.visits).toMatchObject([{ status: 'over', outcome, since: 50_000 }]);
    expect(out.stays).toStrictEqual([]);
  });

  test('is declined without a trace in the call', () => {
    const knocking = told(seen, comes(52, 'participant', false));
    const declined = change(knocking, goes(52, 'declined'));
    expect(declined.call).toStrictEqual(seen.call);
    expect(declined.visits).toMatchObject([{ status: 'over', outcome: 'declined' }]);
  });
});

describe('a call of six is full', () => {
  // Dr Chen, Alice, Carol and her two companions, Ida.
  const full = told(after(seen, add(7, 3)), comes(51, 'interpreter', true));

  test.each([
    ['for an interpreter', comes(52, 'interpreter', true)],
    ['at the door already', comes(52, 'participant', false)],
    ['for another caller', add(7, 2)],
    ['for another provider', join(8, 1)],
  ])('%s', (_, command) => {
    expect(full.call === null ? 0 : participantsOf(full.call)).toHaveLength(6);
    expect(refusalOf(full, command)).toBe('call-full');
  });
});

describe('with the call ends every visit to it', () => {
  const both = told(withIda, comes(52, 'participant', false));

  test.each([
    ['the last provider leaves', leave(7)],
    ['it is ended', { type: 'end-call', by: person(7) }],
    ['its last caller leaves', ask(1, { type: 'caller-leaves' })],
    ['its last caller is put on hold', ask(1, { type: 'hold', by: person(7), reason: 'held' })],
  ] as const)('when %s', (_, command) => {
    const ended = change(both, command);
    expect(ended.call?.status).toBe('ended');
    expect(ended.visits).toMatchObject([
      { id: participant(51), status: 'over', outcome: 'ended' },
      { id: participant(52), status: 'over', outcome: 'ended' },
    ]);
  });

  test('and not before', () => {
    expect(change(told(both, join(8, 1)), leave(7)).visits).toBeUndefined();
  });

  test('nobody comes into one that has ended, or into none', () => {
    expect(refusalOf(after(seen, leave(7)), comes(51, 'interpreter', true))).toBe('call-ended');
    expect(refusalOf(start, comes(51, 'interpreter', true))).toBe('call-ended');
    expect(refusalOf(seen, goes(51))).toBe('visit-over');
  });
});
