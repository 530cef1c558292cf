import { expect, test } from 'vitest';
import { together } from './together.ts';

test('Answers everything in order', async () => {
  expect(await together([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
});

test('Throws the first error in order, though a later one comes back sooner', async () => {
  const slow = Promise.resolve()
    .then(() => undefined)
    .then(() => Promise.reject(new Error('The cause.')));
  await expect(together([slow, Promise.reject(new Error('What followed.'))])).rejects.toThrow('The cause.');
});
