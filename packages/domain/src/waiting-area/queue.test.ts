import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elapsed } from '../instant.ts';
import { stayId } from '../testing/sample-ids.ts';
import { compareQueued, positionOf, queueOrder, type Queued } from './queue.ts';

const queued = (number: number, firstArrivedAt: number): Queued => ({ id: stayId(number), firstArrivedAt });

const someQueue: fc.Arbitrary<readonly Queued[]> = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 999 }), fc.integer({ min: -3, max: 3 })), {
    selector: ([number]) => number,
  })
  .map((pairs) => pairs.map(([number, at]) => queued(number, at)));

describe('the queue of a waiting area', () => {
  test('goes by the first arrival, whoever is listed first', () => {
    const [alice, bob, carol] = [queued(1, 300), queued(2, 100), queued(3, 200)];
    const list = [alice, bob, carol];
    expect(queueOrder(list)).toStrictEqual([bob, carol, alice]);
    expect([1, 2, 3].map((number) => positionOf(stayId(number), list))).toStrictEqual([3, 1, 2]);
  });

  test('somebody transferred here keeps the time that they have waited', () => {
    const transferred = queued(9, 50);
    expect(positionOf(transferred.id, [queued(1, 100), queued(2, 200), transferred])).toBe(1);
  });

  test('two of the same moment have different places, the same on every machine', () => {
    const [first, second] = [queued(1, 100), queued(2, 100)];
    expect(queueOrder([second, first])).toStrictEqual([first, second]);
    expect(positionOf(second.id, [second, first])).toBe(2);
    expect(compareQueued(first, first)).toBe(0);
  });

  test('who is not in it has no place', () => {
    expect(positionOf(stayId(1), [])).toBeNull();
    expect(positionOf(stayId(1), [queued(2, 1)])).toBeNull();
  });

  test('places are 1, 2, 3 … in the order of the queue, and ordering keeps the list that it was given', () => {
    fc.assert(
      fc.property(someQueue, (list) => {
        const before = [...list];
        const places = queueOrder(list).map((stay) => positionOf(stay.id, list));
        expect(places).toStrictEqual(list.map((_, index) => index + 1));
        expect(list).toStrictEqual(before);
      }),
    );
  });
});

test('a wait is never negative, even where the clock steps back', () => {
  expect(elapsed(1_000, 4_000)).toBe(3_000);
  expect(elapsed(4_000, 1_000)).toBe(0);
});
