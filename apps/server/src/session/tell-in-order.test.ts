import { expect, test } from 'vitest';
import { createMemoryLog } from '../testing/memory-log.ts';
import { createTellInOrder } from './tell-in-order.ts';

test('What was saved first is told first, however long its words take to open', async () => {
  const tellInOrder = createTellInOrder(createMemoryLog());
  const told: string[] = [];
  let finishFirst: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    finishFirst = resolve;
  });
  const first = tellInOrder(
    () => slow,
    () => told.push('first'),
  );
  const second = tellInOrder(
    () => Promise.resolve(),
    () => told.push('second'),
  );
  finishFirst();
  await Promise.all([first, second]);
  expect(told).toEqual(['first', 'second']);
});

test('Words that cannot be opened hold up nobody else, and are logged', async () => {
  const log = createMemoryLog();
  const tellInOrder = createTellInOrder(log);
  const broken = tellInOrder(
    () => Promise.reject(new Error('No key store.')),
    () => 'never',
  );
  const next = tellInOrder(
    () => Promise.resolve(),
    () => 'told',
  );
  await expect(broken).rejects.toThrow('No key store.');
  expect(await next).toBe('told');
  expect(log.lines.map(({ level }) => level)).toEqual(['error']);
});
