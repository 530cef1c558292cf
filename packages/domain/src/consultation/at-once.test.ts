import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SessionCommand } from '../call/session.ts';
import { callId, participant, person, stayId } from '../testing/sample-ids.ts';
import { onHold, waiting } from '../testing/sample-stays.ts';
import { createAttempt, interleave, type Shelf } from '../testing/shelf.ts';

const join = (number: number): Extract<SessionCommand, { type: 'join' }> => ({
  type: 'join',
  consultationId: stayId(1),
  callId: callId(number),
  participantId: participant(100 + number),
  personId: person(number),
});

const newShelf = (stay: Shelf['stay']): Shelf => ({ stay, call: null, revision: 1, events: [] });

/** In which order the halves of the attempts take their turn. */
const schedule = fc.array(fc.nat({ max: 11 }), { maxLength: 24 });

describe('the six laws, at the same moment', () => {
  test('law 4: two (or more) who join at once all get in, with one dequeue (W9)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(waiting, onHold),
        fc.integer({ min: 2, max: 4 }),
        schedule,
        (stay, howMany, turns) => {
          const shelf = newShelf(stay);
          const people = Array.from({ length: howMany }, (_, index) => index + 1);
          const decisions = interleave(
            people.map((number) => createAttempt(shelf, join(number))),
            turns,
          );
          expect(decisions.map((decision) => decision.ok)).toStrictEqual(people.map(() => true));
          expect(shelf.events.filter((event) => event.type === 'seeing-began')).toHaveLength(1);
          expect(shelf.events.filter((event) => event.type === 'provider-joined')).toHaveLength(howMany - 1);
          if (shelf.stay.status !== 'being-seen' || shelf.call?.status !== 'open') {
            throw new Error('nobody sees the caller');
          }
          const inside = shelf.call.providers.map((provider) => provider.personId);
          expect(inside.toSorted()).toStrictEqual(people.map(person));
          expect(shelf.stay.callId).toBe(shelf.call.id);
          expect(shelf.call.stays).toHaveLength(1);
        },
      ),
    );
  });

  test('joining in the instant in which the caller leaves: in with them, or a plain "has left"', () => {
    fc.assert(
      fc.property(schedule, (turns) => {
        const shelf = newShelf(waiting);
        const leaving: SessionCommand = {
          type: 'stay',
          consultationId: stayId(1),
          command: { type: 'caller-leaves' },
        };
        const [joined, left] = interleave([createAttempt(shelf, join(1)), createAttempt(shelf, leaving)], turns);
        expect(left?.ok).toBe(true);
        expect(shelf.stay.status).toBe('ended');
        if (joined?.ok === true) expect(shelf.call?.status).toBe('ended');
        else expect(joined).toStrictEqual({ ok: false, refusal: 'consultation-ended' });
      }),
    );
  });

  test('the same person pressing Join twice is in once', () => {
    fc.assert(
      fc.property(schedule, (turns) => {
        const shelf = newShelf(waiting);
        const again = { ...join(2), personId: person(1) };
        const decisions = interleave([createAttempt(shelf, join(1)), createAttempt(shelf, again)], turns);
        expect(decisions.map((decision) => decision.ok)).toStrictEqual([true, true]);
        expect(shelf.call).toMatchObject({ status: 'open', providers: [{ personId: person(1) }] });
        expect(shelf.events).toHaveLength(1);
      }),
    );
  });
});
