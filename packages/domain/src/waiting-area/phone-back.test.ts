import { expect, test } from 'vitest';
import { phoneBackOrder } from './phone-back.ts';

const caller = (name: string, arrivedAt: number, more: object = {}) => ({
  name,
  status: 'waiting' as const,
  arrivedAt,
  phone: '070 555',
  phoneWanted: false,
  isPractice: false,
  ...more,
});

test('Who asked to be phoned comes first, then who left a number, each by the time waited', () => {
  const list = phoneBackOrder([
    caller('Bo', 20),
    caller('Nobody’s number', 1, { phone: '' }),
    caller('Alice', 30, { phoneWanted: true }),
    caller('Ann', 10, { status: 'on-hold' }),
    caller('Amina', 25, { phoneWanted: true }),
    caller('Seen', 2, { status: 'being-seen' }),
    caller('Practice', 3, { isPractice: true }),
  ]);
  expect(list.map(({ name }) => name)).toEqual(['Amina', 'Alice', 'Ann', 'Bo', 'Nobody’s number']);
});
