import { describe, expect, test } from 'vitest';
import { callId, clinic, participant, person, stayId } from '../testing/sample-ids.ts';
import { add, after, arrive, ask, join, leave } from '../testing/told.ts';
import type { Session } from './session.ts';
import { peopleOfSpace, sharesSpace, spacesOf } from './spaces.ts';

/** Alice (1) waits with her interpreter (11), Bob (2) alone; Dr Chen is participant 107. */
const start: Session = { call: null, consultations: [arrive(1, 1, [11]), arrive(2)] };
const together = after(start, join(7, 1), add(7, 2));
const [alice, interpreter, bob, chen] = [participant(1), participant(11), participant(2), participant(107)];

const privateSpaces = [
  { kind: 'private', consultationId: stayId(1), participantIds: [alice, interpreter] },
  { kind: 'private', consultationId: stayId(2), participantIds: [bob] },
];

describe('who shares a space', () => {
  test('everybody who waits has a private one, with their own people', () => {
    expect(spacesOf(start)).toStrictEqual(privateSpaces);
    expect(sharesSpace(start, alice, interpreter)).toBe(true);
    expect(sharesSpace(start, alice, bob)).toBe(false);
  });

  test('in a call all are together', () => {
    expect(spacesOf(together)).toStrictEqual([
      {
        kind: 'call',
        callId: callId(7),
        providers: [chen],
        stays: [
          { consultationId: stayId(1), participantIds: [alice, interpreter] },
          { consultationId: stayId(2), participantIds: [bob] },
        ],
      },
    ]);
    expect(spacesOf(together).map(peopleOfSpace)).toStrictEqual([[chen, alice, interpreter, bob]]);
    expect(sharesSpace(together, alice, bob)).toBe(true);
  });

  test('when the last provider goes, each stay keeps its own people and nobody else', () => {
    expect(spacesOf(after(together, leave(7, 'gone')))).toStrictEqual(privateSpaces);
  });

  test('a stay on hold is alone while the call goes on', () => {
    const held = after(together, ask(1, { type: 'hold', by: person(7), reason: 'held' }));
    expect(sharesSpace(held, chen, bob)).toBe(true);
    expect(sharesSpace(held, chen, alice)).toBe(false);
    expect(sharesSpace(held, alice, interpreter)).toBe(true);
  });

  test('somebody who waits shares nothing with a call that is loaded beside them', () => {
    const seen = after(start, join(7, 1));
    expect(sharesSpace(seen, chen, bob)).toBe(false);
    expect(sharesSpace(seen, alice, bob)).toBe(false);
  });

  test('a stay that is over has no space; a transferred one has it in the destination', () => {
    const ended = after(start, ask(2, { type: 'caller-leaves' }));
    expect(spacesOf(ended)).toStrictEqual([privateSpaces[0]]);
    const moved = after(
      together,
      ask(1, { type: 'offer-transfer', to: clinic(2), noteId: null, by: person(7), expiresAt: null }),
      ask(1, { type: 'accept-transfer', by: person(9), continuedAs: stayId(10) }),
    );
    expect(spacesOf(moved)).toMatchObject([
      { kind: 'call', stays: [{ consultationId: stayId(2) }] },
      { kind: 'private', consultationId: stayId(10), participantIds: [alice, interpreter] },
    ]);
  });
});
