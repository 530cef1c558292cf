import { describe, expect, test } from 'vitest';
import { callId, participant, person, stayId } from '../testing/sample-ids.ts';
import { add, after, arrive, ask, change, join, leave, refusalOf, stayIn } from '../testing/told.ts';
import { mostGathered } from './gathering.ts';
import type { Session, SessionCommand } from './session.ts';
import { participantsOf } from './state.ts';

/** Five callers wait in the first clinic, the sixth in the second; Dr Chen is 7, Dr Okoro 8. */
const start: Session = {
  call: null,
  consultations: [arrive(1), arrive(2), arrive(3), arrive(4), arrive(5), arrive(6, 2)],
};

function gather(provider: number, ...stays: readonly number[]): SessionCommand {
  return {
    type: 'gather',
    consultationIds: stays.map(stayId),
    callId: callId(provider),
    participantId: participant(100 + provider),
    personId: person(provider),
  };
}

describe('A group call', () => {
  test('brings waiting and on-hold callers into one new call, each dequeued once', () => {
    const held = after(start, join(8, 2), leave(8));
    const group = change({ ...held, call: null }, gather(7, 1, 2, 3));
    expect(group.call).toMatchObject({ status: 'open', id: callId(7), providers: [{ personId: person(7) }] });
    expect(group.stays.map(({ consultationId, events }) => [consultationId, events.map(({ type }) => type)])).toEqual([
      [stayId(1), ['seeing-began']],
      [stayId(2), ['seeing-began']],
      [stayId(3), ['seeing-began']],
    ]);
  });

  test('a caller who is named twice comes once', () => {
    expect(change(start, gather(7, 1, 1, 2)).stays.map(({ consultationId }) => consultationId)).toEqual([
      stayId(1),
      stayId(2),
    ]);
  });

  test('holds as many as fit beside the provider, and one more is refused with all of them', () => {
    const most = [1, 2, 3, 4, 5];
    expect(most).toHaveLength(mostGathered(6));
    const full = after(start, gather(7, ...most));
    expect(full.call === null ? [] : participantsOf(full.call)).toHaveLength(6);
    expect(refusalOf(start, gather(7, ...most, 6))).toBe('call-full');
  });

  test('counts everybody who comes with a caller', () => {
    const withFamily: Session = { call: null, consultations: [arrive(1, 1, [11, 12]), arrive(2, 1, [21, 22])] };
    expect(refusalOf(withFamily, gather(7, 1, 2))).toBe('call-full');
  });

  test('nobody comes where one of them is with somebody, has left, or is not there', () => {
    const elsewhere = after({ call: null, consultations: [arrive(2)] }, join(8, 2)).consultations;
    const mixed: Session = { call: null, consultations: [arrive(1), ...elsewhere] };
    expect(refusalOf(mixed, gather(7, 1, 2))).toBe('in-another-call');
    const removed = after(start, ask(2, { type: 'remove', by: person(8) }));
    expect(refusalOf(removed, gather(7, 1, 2))).toBe('consultation-ended');
    expect(refusalOf(start, gather(7, 1, 99))).toBe('unknown-consultation');
  });

  test('whoever is in another call begins none', () => {
    expect(refusalOf({ ...start, callOfPerson: callId(99) }, gather(7, 1, 2))).toBe('already-in-a-call');
  });

  test('into the own call come those who are not in it yet, to every provider there', () => {
    const pair = after(start, join(7, 1), join(8, 1));
    const grown = change({ ...pair, callOfPerson: callId(7) }, gather(7, 1, 2, 3));
    expect(grown.stays.map(({ consultationId, events }) => [consultationId, events.map(({ type }) => type)])).toEqual([
      [stayId(2), ['seeing-began', 'provider-joined']],
      [stayId(3), ['seeing-began', 'provider-joined']],
    ]);
    expect(grown.call).toMatchObject({ id: callId(7), providers: [{ personId: person(7) }, { personId: person(8) }] });
  });

  test('nobody gathers callers in a call that they are not in', () => {
    expect(refusalOf(after(start, join(8, 1)), gather(7, 2, 3))).toBe('not-in-this-call');
  });

  test('ends like any other: each caller alone again', () => {
    const over = after(start, gather(7, 1, 2), add(7, 3), leave(7));
    expect([1, 2, 3].map((number) => stayIn(over, number).status)).toEqual(['on-hold', 'on-hold', 'on-hold']);
  });
});
