import { expect, test } from 'vitest';

import { createFakeClock } from '../fake/fake-clock.ts';
import type { StartPart } from './keyed-part.ts';
import { createPartLoader } from './part-loader.ts';

const start: StartPart = () => {
  throw new Error('Nobody begins here.');
};
const again = 3_000;

function begin(loadPart: () => StartPart | Promise<StartPart>) {
  const clock = createFakeClock();
  return { clock, loader: createPartLoader(loadPart, clock) };
}

test('begins at once with what is there', () => {
  const { loader } = begin(() => start);
  const begun: StartPart[] = [];
  loader.load((loaded) => begun.push(loaded));
  expect(begun).toEqual([start]);
});

test('loads once at a time, and again after it was begun', async () => {
  let loads = 0;
  const { clock, loader } = begin(() => {
    loads += 1;
    return Promise.resolve(start);
  });
  let begun = 0;
  for (let time = 0; time < 3; time += 1) loader.load(() => (begun += 1));
  await clock.pass(0);
  expect([loads, begun]).toEqual([1, 1]);
  loader.load(() => (begun += 1));
  await clock.pass(0);
  expect([loads, begun]).toEqual([2, 2]);
});

test('tries again a moment later where it can’t be loaded', async () => {
  const answers = [() => Promise.reject(new Error('Away.')), () => Promise.resolve(start)];
  const { clock, loader } = begin(() => (answers.shift() ?? (() => start))());
  let begun = 0;
  loader.load(() => (begun += 1));
  await clock.pass(again - 1);
  expect(begun).toBe(0);
  await clock.pass(1);
  expect(begun).toBe(1);
});

test.each([
  { isThere: true, loadPart: () => start },
  { isThere: false, loadPart: () => Promise.resolve(start) },
])('tries again where what it begins with isn’t to be had, loaded already: $isThere', async ({ loadPart }) => {
  const { clock, loader } = begin(loadPart);
  let tries = 0;
  loader.load(() => {
    tries += 1;
    if (tries === 1) throw new Error('No worker.');
  });
  await clock.pass(again);
  expect(tries).toBe(2);
  await clock.pass(10 * again);
  expect(tries).toBe(2);
});

test('begins nothing that isn’t wanted any more', async () => {
  const { clock, loader } = begin(() => Promise.resolve(start));
  let begun = 0;
  loader.load(() => (begun += 1));
  loader.stop();
  await clock.pass(10 * again);
  expect(begun).toBe(0);
});
