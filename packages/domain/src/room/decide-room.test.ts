import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { participantsOf } from '../call/state.ts';
import { isGuestLinkId, type GuestLinkId, type ParticipantId } from '../ids.ts';
import { callId, clinic, participant, person, room as roomId } from '../testing/sample-ids.ts';
import { decideRoom, knockLimit } from './decide-room.ts';
import type { Room } from './room.ts';
import type { RoomCommand, RoomSession } from './session.ts';
import { isOpenVisit, type Visit } from './visit.ts';

function link(number: number): GuestLinkId {
  const text = `link${String(number).padStart(18, '0')}`;
  if (!isGuestLinkId(text)) throw new Error('no id');
  return text;
}

const empty: Room = {
  id: roomId(1),
  clinicId: clinic(1),
  kind: 'meeting',
  name: 'Case meeting',
  ownerId: null,
  entry: 'knock',
  guestPhoto: 'off',
  position: 0,
  closedAt: null,
  callId: null,
};
const start: RoomSession = { room: empty, call: null, visits: [] };
const open: RoomSession = { ...start, room: { ...empty, entry: 'open' } };

let now = 0;

/** The session after a command, with the visits that are over beside it. */
function step(
  session: RoomSession,
  command: RoomCommand,
): { session: RoomSession; over: Visit[]; refusal: string | null } {
  now += 1_000;
  const decided = decideRoom(session, command, { now });
  if (!decided.ok) return { session, over: [], refusal: decided.refusal };
  const { room, call, visits: changed } = decided.value;
  const ids = new Set(changed.map(({ id }) => id));
  const visits = [...session.visits.filter(({ id }) => !ids.has(id)), ...changed];
  return {
    session: { room, call: call?.status === 'open' ? call : null, visits: visits.filter(isOpenVisit) },
    over: changed.filter((visit) => !isOpenVisit(visit)),
    refusal: null,
  };
}

const after = (session: RoomSession, ...commands: readonly RoomCommand[]): RoomSession =>
  commands.reduce((state, command) => {
    const next = step(state, command);
    if (next.refusal !== null) throw new Error(`${command.type}: ${next.refusal}`);
    return next.session;
  }, session);

const enter = (number: number): RoomCommand => ({
  type: 'enter',
  callId: callId(number),
  participantId: participant(100 + number),
  personId: person(number),
});
const knock = (number: number, by = 1): RoomCommand => ({
  type: 'knock',
  visitId: participant(number),
  linkId: link(by),
});
const admit = (...numbers: readonly number[]): RoomCommand => ({
  type: 'admit',
  visitIds: numbers.map(participant),
  by: person(1),
});
const leave = (number: number): RoomCommand => ({
  type: 'leave',
  participantId: participant(100 + number),
  reason: 'left',
});

const statusOf = ({ visits }: RoomSession, number: number) =>
  visits.find(({ id }) => id === participant(number))?.status ?? 'none';
const people = ({ call }: RoomSession): readonly ParticipantId[] => (call === null ? [] : participantsOf(call));

describe('a room', () => {
  test.each([
    ['end the call that nobody is in', start, { type: 'end-call', by: person(1) }, 'call-ended'],
    ['leave a call that isn’t there', start, leave(1), 'call-ended'],
    ['leave where one isn’t', after(start, enter(1)), leave(2), 'not-in-this-call'],
    ['end a call that one isn’t in', after(start, enter(1)), { type: 'end-call', by: person(2) }, 'not-in-this-call'],
    ['let somebody in while nobody is inside', after(start, knock(1)), admit(1), 'room-empty'],
    ['let somebody in who has left', after(start, enter(1)), admit(1), 'visit-over'],
    ['let in a guest of another room', after(start, enter(1), knock(1)), admit(2), 'visit-over'],
    ['let in when it is full', full(), admit(9), 'call-full'],
    ['enter when it is full', full(), enter(9), 'call-full'],
    ['enter from another call', { ...start, callOfPerson: callId(7) }, enter(1), 'already-in-a-call'],
    ['decline nobody', start, { type: 'decline', visitIds: [participant(1)] }, 'visit-over'],
    ['remove nobody', start, { type: 'remove-guest', visitId: participant(1) }, 'visit-over'],
    ['enter a closed one', { ...start, room: { ...empty, closedAt: 1 } }, enter(1), 'room-closed'],
  ] as const)('refuses to %s', (_what, session, command: RoomCommand, refusal) => {
    expect(step(session, command).refusal).toBe(refusal);
  });

  test('is opened by the first and ends with the last; who enters twice is in once', () => {
    const two = after(start, enter(1), enter(1), enter(2));
    expect(two.room.callId).toBe(callId(1));
    expect(people(two)).toStrictEqual([participant(101), participant(102)]);
    const none = after(two, leave(1), leave(2));
    expect([none.room.callId, none.call]).toStrictEqual([null, null]);
  });

  test('lets in whom a member names, the first first, as many as there are seats', () => {
    const waiting = after(start, enter(1), enter(2), enter(3), enter(4), knock(1), knock(2), knock(3));
    const after3 = after(waiting, admit(3, 2, 1));
    expect([1, 2, 3].map((number) => statusOf(after3, number))).toStrictEqual(['inside', 'inside', 'knocking']);
  });

  test('has its guests wait again when the last member goes, with nobody asked for a name', () => {
    const inside = after(start, enter(1), knock(1), knock(2), admit(1));
    const alone = after(inside, leave(1));
    expect(alone.visits).toMatchObject([
      { id: participant(2), status: 'knocking', returned: false },
      { id: participant(1), status: 'knocking', returned: true },
    ]);
  });

  test.each([
    ['removed', { type: 'remove-guest', visitId: participant(1) }, 'removed'],
    ['gone', { type: 'guest-leaves', visitId: participant(1), reason: 'lost' }, 'lost'],
    ['come by a link that is revoked', { type: 'revoke-links', linkIds: [link(1)] }, 'link-revoked'],
    ['in a room that is closed', { type: 'close' }, 'room-closed'],
    ['in a call that is ended', { type: 'end-call', by: person(1) }, 'ended'],
  ] as const)('loses a guest who is %s', (_what, command: RoomCommand, outcome) => {
    const { session, over } = step(after(start, enter(1), knock(1), knock(2, 2), admit(1)), command);
    expect(over).toContainEqual(expect.objectContaining({ id: participant(1), outcome }));
    expect(people(session)).not.toContain(participant(1));
  });

  test('revoking a link that nobody came by changes nothing', () => {
    const session = after(start, enter(1), knock(1), admit(1));
    expect(after(session, { type: 'revoke-links', linkIds: [link(2)] })).toStrictEqual(session);
  });

  test('takes only so many who knock', () => {
    const crowd = after(start, ...Array.from({ length: knockLimit }, (_, index) => knock(index + 1)));
    expect(step(crowd, knock(99)).refusal).toBe('too-many-knocks');
  });

  test('has guests on hold in its call until they are taken back, removed, or it ends', () => {
    const inside = after(start, enter(1), knock(1), knock(2), admit(1, 2));
    const wish = (by: number, ids: readonly number[]) => ({ by: person(by), participantIds: ids.map(participant) });
    const hold = (by: number, ...ids: readonly number[]): RoomCommand => ({
      type: 'hold-participants',
      ...wish(by, ids),
    });
    const held = after(inside, hold(1, 1, 2));
    expect(held.call).toMatchObject({ held: [{ participantId: participant(1) }, { participantId: participant(2) }] });
    expect(step(inside, hold(2, 1)).refusal).toBe('not-in-this-call');
    expect(step(inside, hold(1, 101)).refusal).toBe('provider-not-held');
    const back = after(held, { type: 'take-back-participants', ...wish(1, [1]) });
    expect(back.call).toMatchObject({ held: [{ participantId: participant(2) }] });
    const removed = after(held, { type: 'remove-guest', visitId: participant(1) });
    expect(removed.call).toMatchObject({ held: [{ participantId: participant(2) }] });
    expect(after(after(held, leave(1)), enter(1)).call).toMatchObject({ held: [] });
  });

  test('that is open lets nobody in by themselves after somebody on hold has walked out', () => {
    const inside = after(open, enter(1), knock(1));
    const hold: RoomCommand = { type: 'hold-participants', by: person(1), participantIds: [participant(1)] };
    const out = after(inside, hold, { type: 'guest-leaves', visitId: participant(1), reason: 'left' }, knock(2));
    expect(statusOf(out, 2)).toBe('knocking');
    expect(statusOf(after(out, admit(1, 2)), 2)).toBe('inside');
  });

  test('that is open takes guests in when a member comes, and when it is opened', () => {
    expect(statusOf(after(open, knock(1), enter(1)), 1)).toBe('inside');
    expect(statusOf(after(open, enter(1), knock(1)), 1)).toBe('inside');
    const change: RoomCommand = { type: 'change', name: 'Case meeting', entry: 'open', guestPhoto: 'off' };
    expect(statusOf(after(start, enter(1), knock(1), change), 1)).toBe('inside');
  });

  test('that is open takes the next in when a seat is free', () => {
    const crowd = after(open, enter(1), ...[1, 2, 3, 4, 5, 6].map((number) => knock(number)));
    expect(statusOf(crowd, 6)).toBe('knocking');
    const freed = after(crowd, { type: 'guest-leaves', visitId: participant(2), reason: 'left' });
    expect(statusOf(freed, 6)).toBe('inside');
  });
});

function full(): RoomSession {
  return after(start, ...[1, 2, 3, 4, 5, 6].map(enter), knock(9));
}

const number = fc.integer({ min: 1, max: 8 });
const command: fc.Arbitrary<RoomCommand> = fc.oneof(
  number.map(enter),
  number.map(leave),
  number.map((by): RoomCommand => ({ type: 'end-call', by: person(by) })),
  fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 3 })).map(([id, by]) => knock(id, by)),
  fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 }).map((ids) => admit(...ids)),
  fc.constant<RoomCommand>({
    type: 'admit',
    visitIds: Array.from({ length: 400 }, (_, id) => participant(id)),
    by: person(1),
  }),
  number.map((by): RoomCommand => ({ type: 'revoke-links', linkIds: [link(by)] })),
  fc
    .constantFrom('knock', 'open')
    .map((entry): RoomCommand => ({ type: 'change', name: 'x', entry, guestPhoto: 'off' })),
);

describe('the laws of a room', () => {
  test('no run of commands leaves guests without a member, too many inside, or a call that says anything else than the visits', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        let session = start;
        for (const each of commands) {
          if (each.type === 'knock' && session.visits.some(({ id }) => id === each.visitId)) continue;
          const before = session;
          const next = step(session, each);
          session = next.session;
          if (next.refusal !== null) expect(session).toStrictEqual(before);
          const { call, room, visits } = session;
          const inside = visits.filter(({ status }) => status === 'inside').map(({ id }) => id);
          expect(room.callId).toBe(call?.id ?? null);
          expect(
            (call?.status === 'open' ? call.guests : []).map(({ participantId }) => participantId).toSorted(),
          ).toStrictEqual(inside.toSorted());
          if (call?.status === 'open') expect(call.providers).not.toHaveLength(0);
          expect(people(session).length).toBeLessThanOrEqual(6);
          const waits = visits.some(({ status }) => status === 'knocking');
          if (room.entry === 'open' && call !== null && waits) expect(people(session)).toHaveLength(6);
        }
      }),
    );
  });
});
