import { describe, expect, test } from 'vitest';
import { clinic, participant, person, stayId } from '../testing/sample-ids.ts';
import { add, after, arrive, ask, change, join, leave, refusalOf, stayIn } from '../testing/told.ts';
import { areTogether, mayKnowOf } from './holding.ts';
import type { Session, SessionCommand } from './session.ts';
import { peopleOfSpace, spacesOf } from './spaces.ts';
import type { OpenCall } from './state.ts';

/** Alice (1) is there with her interpreter (11), Bob (2) alone; Dr Chen is participant 107, Dr Okafor 108. */
const start: Session = { call: null, consultations: [arrive(1, 1, [11]), arrive(2)] };
const together = after(start, join(7, 1), add(7, 2), join(8, 1));
const alice = participant(1);
const interpreter = participant(11);
const bob = participant(2);
const chen = participant(107);
const okafor = participant(108);

const holding =
  (type: 'hold-participants' | 'take-back-participants') =>
  (by: number, ...numbers: readonly number[]): SessionCommand => ({
    type,
    participantIds: numbers.map(participant),
    by: person(by),
  });
const hold = holding('hold-participants');
const takeBack = holding('take-back-participants');

function callOf({ call }: Session): OpenCall {
  if (call?.status !== 'open') throw new Error('There is no open call.');
  return call;
}

describe('Somebody on hold inside a call', () => {
  test('is alone, while the others go on, and their stay is seen as before', () => {
    const held = after(together, hold(7, 2));
    expect(callOf(held).held).toEqual([{ participantId: bob, by: person(7), since: 50_000 }]);
    expect(stayIn(held, 2)).toEqual(stayIn(together, 2));
    expect(spacesOf(held).map(peopleOfSpace)).toEqual([[chen, okafor, alice, interpreter], [bob]]);
    expect(spacesOf(after(held, takeBack(8, 2)))).toEqual(spacesOf(together));
  });

  test('is with those of the same stay who are on hold too, and with nobody of another', () => {
    const held = after(together, hold(7, 1, 11, 2));
    expect(spacesOf(held).map(peopleOfSpace)).toEqual([[chen, okafor], [alice, interpreter], [bob]]);
    const one = after(held, takeBack(7, 11));
    expect(spacesOf(one).map(peopleOfSpace)).toEqual([[chen, okafor, interpreter], [alice], [bob]]);
  });

  test('is noted by the stay that they belong to, once', () => {
    const held = change(together, hold(7, 1, 11, 2, 2));
    const noted = (participantId: typeof alice) => ({
      type: 'participant-held',
      at: 50_000,
      participantId,
      by: person(7),
    });
    expect(held.stays).toEqual([
      { consultationId: stayId(1), events: [noted(alice), noted(interpreter)], after: stayIn(together, 1) },
      { consultationId: stayId(2), events: [noted(bob)], after: stayIn(together, 2) },
    ]);
    const again = after(together, hold(7, 2));
    expect(change(again, hold(8, 2))).toMatchObject({ call: again.call, stays: [] });
    expect(change(together, takeBack(7, 2))).toMatchObject({ call: together.call, stays: [] });
  });

  test.each([
    ['a provider', hold(7, 108), 'provider-not-held'],
    ['whoever asks', hold(7, 107), 'provider-not-held'],
    ['all, where one of them is a provider', hold(7, 2, 108), 'provider-not-held'],
    ['somebody who isn’t inside', hold(7, 2, 3), 'not-in-this-call'],
    ['anybody, by a provider outside', hold(9, 2), 'not-in-this-call'],
    ['nobody back, by a provider outside', takeBack(9, 2), 'not-in-this-call'],
  ])('is never %s', (_who, command, code) => {
    expect(refusalOf(together, command)).toBe(code);
  });

  test('is nobody before there is a call, and after it', () => {
    expect(refusalOf(start, hold(7, 1))).toBe('call-ended');
    const over = after(together, hold(7, 2), leave(7), leave(8));
    expect(refusalOf(over, takeBack(7, 2))).toBe('call-ended');
    expect([1, 2].map((number) => stayIn(over, number).status)).toEqual(['on-hold', 'on-hold']);
    expect(callOf(after({ ...over, call: null }, join(7, 2))).held).toEqual([]);
  });

  test('stays so when whoever held them leaves', () => {
    const other = after(together, hold(7, 2), leave(7));
    expect(callOf(other).held).toMatchObject([{ participantId: bob }]);
    expect(callOf(after(other, takeBack(8, 2))).held).toEqual([]);
  });

  test.each<[string, SessionCommand]>([
    ['ends', ask(1, { type: 'end', by: person(7) })],
    ['is put on hold as a whole', ask(1, { type: 'hold', by: person(7), reason: 'held' })],
    [
      'is transferred',
      {
        type: 'transfer',
        consultationId: stayId(1),
        to: clinic(2),
        noteId: null,
        by: person(7),
        continuedAs: stayId(9),
      },
    ],
  ])('is so no more once their stay %s', (_what, command) => {
    const held = after(together, hold(7, 1, 11, 2), command);
    expect(callOf(held).held).toMatchObject([{ participantId: bob }]);
  });

  test('is so no more once they have gone, while their caller is', () => {
    const gone = after(together, hold(7, 1, 11), ask(1, { type: 'companion-leaves', participantId: interpreter }));
    expect(callOf(gone).held).toMatchObject([{ participantId: alice }]);
  });

  test('knows of nobody but their own people, whoever knows of them', () => {
    const call = callOf(after(together, hold(7, 1)));
    const known = (viewer: typeof alice) =>
      [alice, interpreter, bob, chen, okafor].filter((other) => mayKnowOf(call, viewer, other));
    expect(known(alice)).toEqual([alice, interpreter]);
    expect(known(bob)).toEqual([alice, interpreter, bob, chen, okafor]);
    expect(areTogether(call, alice, interpreter)).toBe(false);
    expect(areTogether(call, interpreter, bob)).toBe(true);
    expect(areTogether(call, alice, chen)).toBe(false);
    expect(areTogether(callOf(after(together, hold(7, 1, 11))), alice, interpreter)).toBe(true);
    expect(areTogether(callOf(after(together, hold(7, 1, 2))), alice, bob)).toBe(false);
    expect(areTogether(call, chen, participant(3))).toBe(false);
  });
});
