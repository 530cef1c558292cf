import { expect, test } from 'vitest';
import { createShownTiles } from './shown-tiles.ts';

/** What was told, each time. */
function toldOf() {
  const told: string[] = [];
  const tiles = createShownTiles<string>((seen) => told.push([...seen].join(' ')));
  return { told, tiles };
}

test('nothing is told of sizes before it is known where the tiles are', () => {
  const { told, tiles } = toldOf();
  tiles.resized();
  expect(told).toEqual([]);
  tiles.placed([
    { target: 'Ada', isIntersecting: true },
    { target: 'Bo', isIntersecting: false },
  ]);
  expect(told).toEqual(['Ada']);
});

test('whoever comes into sight or goes out of it is told of, and so is another size', () => {
  const { told, tiles } = toldOf();
  tiles.placed([
    { target: 'Ada', isIntersecting: true },
    { target: 'Bo', isIntersecting: false },
  ]);
  tiles.placed([{ target: 'Bo', isIntersecting: true }]);
  tiles.resized();
  tiles.placed([{ target: 'Ada', isIntersecting: false }]);
  expect(told).toEqual(['Ada', 'Ada Bo', 'Ada Bo', 'Bo']);
});
