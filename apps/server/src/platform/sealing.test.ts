import { expect, test } from 'vitest';
import { newStayKey, seal, unseal } from './sealing.ts';

test('Opens with the same key for the same place', () => {
  const key = newStayKey();
  expect(unseal(key, 'stay entry', seal(key, 'stay entry', 'Åsa Ödman'))).toBe('Åsa Ödman');
});

test('Opens with no other key, in no other place, and not when a byte has changed', () => {
  const key = newStayKey();
  const sealed = seal(key, 'stay entry', 'Alice');
  expect(unseal(newStayKey(), 'stay entry', sealed)).toBeNull();
  expect(unseal(key, 'stay another', sealed)).toBeNull();
  for (const index of sealed.keys()) {
    const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
    expect(unseal(key, 'stay entry', changed)).toBeNull();
  }
  expect(unseal(key, 'stay entry', sealed.subarray(0, 20))).toBeNull();
});

test('The same words are never sealed alike', () => {
  const key = newStayKey();
  expect(seal(key, 'stay entry', 'Alice')).not.toEqual(seal(key, 'stay entry', 'Alice'));
});
