import { describe, expect, test } from 'vitest';
import { fold } from '../consultation/evolve.ts';
import { callId, clinic, participant, person, stayId } from '../testing/sample-ids.ts';
import { add, after, arrive, ask, change, join, leave, refusalOf, stayIn } from '../testing/told.ts';
import type { Session } from './session.ts';
import { participantsOf } from './state.ts';

/** Alice (1) and Bob (2) wait in the first clinic, Carol (3) with two companions in the second; Dr Chen is 7. */
const start: Session = {
  call: null,
  consultations: [arrive(1), arrive(2), arrive(3, 2, [31, 32])],
};
const group = after(start, join(7, 1), add(7, 2), add(7, 3));

describe('joining', () => {
  test('begins a call with the first provider, and the second gets in', () => {
    const both = after(start, join(7, 1), join(8, 1));
    expect(both.call).toMatchObject({
      status: 'open',
      id: callId(7),
      startedAt: 50_000,
      providers: [{ personId: person(7) }, { personId: person(8) }],
      stays: [{ consultationId: stayId(1), clinicId: clinic(1), participantIds: [participant(1)] }],
    });
    expect(stayIn(both, 1)).toMatchObject({ status: 'being-seen', callId: callId(7) });
    expect(stayIn(both, 2).status).toBe('waiting');
  });

  test('takes the provider to every stay of the call', () => {
    const pair = after(start, join(7, 1), add(7, 2));
    const joined = change(pair, join(8, 2));
    expect(joined.stays.map((stay) => stay.consultationId)).toStrictEqual([stayId(1), stayId(2)]);
    expect(joined.stays.flatMap((stay) => stay.events.map((event) => event.type))).toStrictEqual([
      'provider-joined',
      'provider-joined',
    ]);
  });

  test('after a hold begins another call', () => {
    const again = after(start, join(7, 1), leave(7), join(8, 1));
    expect(again.call).toMatchObject({ status: 'open', id: callId(8), providers: [{ personId: person(8) }] });
  });

  test('is refused where the stay is over or not there', () => {
    const removed = after(start, ask(1, { type: 'remove', by: person(7) }));
    expect(refusalOf(removed, join(8, 1))).toBe('consultation-ended');
    expect(refusalOf(start, join(8, 9))).toBe('unknown-consultation');
  });

  test('never leads into a call that is not the one of the stay', () => {
    const other = after({ call: null, consultations: [arrive(2)] }, join(9, 2));
    const alone = stayIn(after(start, join(7, 1)), 1);
    const mixed: Session = { call: other.call, consultations: [...other.consultations, alone] };
    expect(refusalOf(mixed, join(8, 1))).toBe('in-another-call');
  });

  test('the same person from another page changes nothing: they are in once', () => {
    const seen = after(start, join(7, 1));
    const again = change(seen, { ...join(7, 1), type: 'join', ...otherPage });
    expect(again).toStrictEqual({ call: seen.call, stays: [], begun: [], arrivals: [] });
  });
});

const otherPage = {
  consultationId: stayId(1),
  callId: callId(70),
  participantId: participant(170),
  personId: person(7),
};

describe('a person is in one call at a time', () => {
  test('joining is refused while they are in another, wherever it is', () => {
    const elsewhere: Session = { ...start, callOfPerson: callId(99) };
    expect(refusalOf(elsewhere, join(7, 1))).toBe('already-in-a-call');
    const seenByOthers: Session = { ...after(start, join(8, 1)), callOfPerson: callId(99) };
    expect(refusalOf(seenByOthers, join(7, 1))).toBe('already-in-a-call');
  });

  test("joining is refused while they are in the session's call: adding is what they mean", () => {
    const seen = after(start, join(7, 1));
    expect(refusalOf(seen, join(7, 2))).toBe('already-in-a-call');
    expect(refusalOf(seen, add(7, 2))).toBeNull();
  });

  test('joining their own call, or after they have left, is not', () => {
    const seen = after(start, join(7, 1));
    expect(refusalOf({ ...seen, callOfPerson: callId(7) }, join(7, 1))).toBeNull();
    expect(refusalOf({ ...after(seen, leave(7)), callOfPerson: null }, join(7, 2))).toBeNull();
  });

  test('a caller who has left is told before anything else', () => {
    const left = after(start, ask(1, { type: 'caller-leaves' }));
    expect(refusalOf({ ...left, callOfPerson: callId(99) }, join(7, 1))).toBe('consultation-ended');
  });
});

describe('adding', () => {
  test('brings a stay of another clinic to all providers of the call, companions too', () => {
    const two = after(start, join(7, 1), join(8, 1));
    const added = change(two, add(8, 3));
    expect(added.stays).toMatchObject([
      {
        consultationId: stayId(3),
        events: [{ type: 'seeing-began' }, { type: 'provider-joined' }],
        after: { status: 'being-seen', providers: [{ personId: person(7) }, { personId: person(8) }] },
      },
    ]);
    expect(added.call === null ? [] : participantsOf(added.call)).toStrictEqual(
      [107, 108, 1, 3, 31, 32].map(participant),
    );
  });

  test('is refused by somebody outside, into no call, and out of another call', () => {
    const seen = after(start, join(7, 1));
    expect(refusalOf(seen, add(8, 2))).toBe('not-in-this-call');
    expect(refusalOf(start, add(7, 2))).toBe('call-ended');
    expect(refusalOf(seen, add(7, 9))).toBe('unknown-consultation');
    const bob = stayIn(after(start, join(8, 2)), 2);
    const meeting: Session = { call: seen.call, consultations: [stayIn(seen, 1), bob] };
    expect(refusalOf(meeting, add(7, 2))).toBe('in-another-call');
  });

  test('twice is once', () => {
    expect(change(group, add(7, 2)).stays).toStrictEqual([]);
  });
});

describe('a call of six is full (S3)', () => {
  // Dr Chen, Alice, Bob, Carol and her two companions.
  test('for a provider, for another stay, and for a companion', () => {
    const dan = arrive(4);
    const full: Session = { ...group, consultations: [...group.consultations, dan] };
    expect(group.call === null ? 0 : participantsOf(group.call)).toHaveLength(6);
    expect(refusalOf(full, join(8, 1))).toBe('call-full');
    expect(refusalOf(full, add(7, 4))).toBe('call-full');
    expect(refusalOf(full, ask(1, { type: 'companion-enters', participantId: participant(11) }))).toBe('call-full');
  });

  test('but not for a companion of somebody who waits outside it, nor for one who is in it', () => {
    const full: Session = { ...group, consultations: [...group.consultations, arrive(4)] };
    expect(refusalOf(full, ask(4, { type: 'companion-enters', participantId: participant(41) }))).toBeNull();
    expect(refusalOf(full, ask(3, { type: 'companion-enters', participantId: participant(31) }))).toBeNull();
  });

  test('and has room again when somebody goes', () => {
    const roomy = after(group, ask(3, { type: 'companion-leaves', participantId: participant(31) }));
    expect(refusalOf(roomy, join(8, 1))).toBeNull();
    expect(roomy.call).toMatchObject({ stays: [{}, {}, { participantIds: [participant(3), participant(32)] }] });
  });
});

describe('leaving and ending', () => {
  test('the last provider leaves: every stay is on hold, and the call is over', () => {
    const left = after(group, leave(7, 'gone'));
    expect(left.call).toStrictEqual({ status: 'ended', id: callId(7), startedAt: 50_000, endedAt: 50_000 });
    for (const stay of left.consultations) {
      expect(stay).toMatchObject({ status: 'on-hold', heldBy: person(7), reason: 'gone' });
    }
  });

  test('one of two leaves: the other goes on with all', () => {
    const left = after(start, join(7, 1), add(7, 2), join(8, 1), leave(7));
    expect(left.call).toMatchObject({ status: 'open', providers: [{ personId: person(8) }] });
    expect(stayIn(left, 2)).toMatchObject({ status: 'being-seen', providers: [{ personId: person(8) }] });
  });

  test('leaving twice, or out of a call that is over, is refused', () => {
    const two = after(start, join(7, 1), join(8, 1), leave(7));
    expect(refusalOf(two, leave(7))).toBe('not-in-this-call');
    const over = after(two, leave(8));
    expect(refusalOf(over, leave(8))).toBe('call-ended');
    expect(refusalOf(over, { type: 'end-call', by: person(8) })).toBe('call-ended');
  });

  test('a stay that is no longer seen in the call keeps nobody from leaving it', () => {
    const [alice, bob, carol] = group.consultations;
    if (alice === undefined || bob === undefined || carol === undefined) throw new Error('three stays');
    const torn: Session = { call: group.call, consultations: [alice, arrive(2), carol] };
    const left = change(torn, leave(7));
    expect(left.stays.map((stay) => stay.consultationId)).toStrictEqual([stayId(1), stayId(3)]);
    const ended = change(torn, { type: 'end-call', by: person(7) });
    expect(ended.stays.map((stay) => stay.after.status)).toStrictEqual(['ended', 'ended']);
  });

  test('ending the call completes every stay, of every clinic', () => {
    const ended = after(group, { type: 'end-call', by: person(7) });
    expect(ended.call?.status).toBe('ended');
    for (const stay of ended.consultations) expect(stay).toMatchObject({ status: 'ended', outcome: 'completed' });
  });
});

describe('what a single stay does to its call', () => {
  test.each([
    ['is held', { type: 'hold', by: person(7), reason: 'held' }],
    ['ends', { type: 'end', by: person(7) }],
    ['is left by its caller', { type: 'caller-leaves' }],
    ['is removed', { type: 'remove', by: person(7) }],
    ['is lost', { type: 'absent-past-grace' }],
  ] as const)('a stay that %s goes out of the call with its companions; the others stay', (_, command) => {
    const session = after(group, ask(3, command));
    expect(session.call).toMatchObject({
      status: 'open',
      stays: [{ consultationId: stayId(1) }, { consultationId: stayId(2) }],
    });
    expect(stayIn(session, 1).status).toBe('being-seen');
  });

  test('the call ends with its last stay', () => {
    const seen = after(start, join(7, 1));
    const held = after(seen, ask(1, { type: 'hold', by: person(7), reason: 'held' }));
    expect(held.call).toStrictEqual({ status: 'ended', id: callId(7), startedAt: 50_000, endedAt: 50_000 });
  });

  test('a fact beside the status changes no call', () => {
    const marked = change(group, ask(1, { type: 'mark-ready', by: person(7), ready: true }));
    expect(marked.call).toStrictEqual(group.call);
  });
});

describe('transfer out of a call (S8)', () => {
  const offered = after(
    group,
    ask(3, { type: 'offer-transfer', to: clinic(3), noteId: null, by: person(7), expiresAt: null }),
  );
  const accept = ask(3, { type: 'accept-transfer', by: person(9), continuedAs: stayId(30) });

  test('until it is accepted the caller stays as they are', () => {
    expect(offered.call).toStrictEqual(group.call);
    expect(stayIn(offered, 3).status).toBe('being-seen');
  });

  test('then their people leave the call, and wait in the destination as a stay of its own', () => {
    const decided = change(offered, accept);
    const session = after(offered, accept);
    expect(session.call).toMatchObject({ stays: [{ consultationId: stayId(1) }, { consultationId: stayId(2) }] });
    expect(stayIn(session, 3)).toMatchObject({ status: 'transferred', to: clinic(3), continuedAs: stayId(30) });
    expect(stayIn(session, 30)).toMatchObject({
      status: 'waiting',
      clinicId: clinic(3),
      callerId: participant(3),
      companions: [participant(31), participant(32)],
      transferredFrom: stayId(3),
      firstArrivedAt: 3,
      arrivedAt: 50_000,
    });
    expect(fold(decided.arrivals)).toStrictEqual(decided.begun[0]);
  });

  test('where the destination asks for nothing, offer and acceptance are one decision', () => {
    const at = { type: 'transfer', consultationId: stayId(3), to: clinic(3), noteId: null, by: person(7) } as const;
    const decided = change(group, { ...at, continuedAs: stayId(30) });
    expect(decided.stays.map(({ events }) => events.map(({ type }) => type))).toStrictEqual([
      ['transfer-offered', 'transferred'],
    ]);
    expect(decided.begun).toMatchObject([{ id: stayId(30), clinicId: clinic(3), transferredFrom: stayId(3) }]);
    expect(decided.call).toMatchObject({ stays: [{ consultationId: stayId(1) }, { consultationId: stayId(2) }] });
    expect(refusalOf(group, { ...at, to: clinic(2), continuedAs: stayId(30) })).toBe('transfer-to-same-clinic');
    expect(refusalOf(offered, { ...at, continuedAs: stayId(30) })).toBe('transfer-already-offered');
  });
});
