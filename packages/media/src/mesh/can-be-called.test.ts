import { expect, it } from 'vitest';

import { canBeCalled } from './can-be-called.ts';

it.each([
  ['UDP', null, true],
  ['TCP that calls', 'active', false],
  ['TCP that listens', 'passive', true],
  ['TCP that does both', 'so', true],
] as const)('says of %s whether a peer can call it', (_, tcpType, expected) => {
  expect(canBeCalled({ tcpType })).toBe(expected);
});
