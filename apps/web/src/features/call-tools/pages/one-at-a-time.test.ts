import { expect, test } from 'vitest';
import { createOneAtATime } from './one-at-a-time.ts';

test('one page is drawn at a time: the next one breaks it off, and those between are never begun', async () => {
  const inTurn = createOneAtATime();
  const log: string[] = [];
  const page = (name: string, ends: boolean) =>
    inTurn(async (follow) => {
      log.push(`${name} begins`);
      let breakOff: () => void = () => undefined;
      const promise = new Promise<void>((resolve, reject) => {
        breakOff = () => {
          log.push(`${name} is broken off`);
          reject(new Error('broken off'));
        };
        if (ends) resolve();
      });
      await follow({ promise, cancel: () => breakOff() });
      return name;
    });
  const first = page('one', false);
  await expect.poll(() => log).toEqual(['one begins']);
  const all = Promise.allSettled([first, page('two', true), page('three', true)]);
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(log).toEqual(['one begins', 'one is broken off', 'three begins']);
});
