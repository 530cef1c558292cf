import { expect, test } from 'vitest';
import { layoutOf, recordedSize, type Place } from './recorded-layout.ts';

const overlaps = (left: Place, right: Place): boolean =>
  left.left < right.left + right.width &&
  right.left < left.left + left.width &&
  left.top < right.top + right.height &&
  right.top < left.top + left.height;

test.each([
  [1, 0],
  [2, 0],
  [5, 0],
  [20, 0],
  [2, 1],
  [6, 2],
])('%i people and %i shown pictures each have a place of their own, inside the picture', (people, shown) => {
  const places = layoutOf(people, shown);
  expect([places.people.length, places.shown.length]).toEqual([people, shown]);
  const all = [...places.people, ...places.shown];
  for (const { left, top, width, height } of all) {
    expect(Math.min(left, top, width, height)).toBeGreaterThan(0);
    expect(left + width).toBeLessThanOrEqual(recordedSize.width);
    expect(top + height).toBeLessThanOrEqual(recordedSize.height);
  }
  expect(all.filter((one, index) => all.slice(index + 1).some((other) => overlaps(one, other)))).toEqual([]);
});

test('what is shown has most of the room', () => {
  const { people, shown } = layoutOf(3, 1);
  const area = ({ width, height }: Place) => width * height;
  expect(shown.map(area)[0]).toBeGreaterThan(2 * people.reduce((sum, place) => sum + area(place), 0));
});
