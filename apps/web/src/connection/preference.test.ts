import { expect, test } from 'vitest';
import { createPreference } from './preference.ts';

function storage(entries: Readonly<Record<string, string>> = {}, refuses = false): Storage {
  const kept = new Map(Object.entries(entries));
  const orThrow = <Value>(value: Value): Value => {
    if (refuses) throw new DOMException('full', 'QuotaExceededError');
    return value;
  };
  return {
    getItem: (name) => orThrow(kept.get(name) ?? null),
    setItem: (name, value) => void orThrow(kept.set(name, value)),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
    key: () => null,
    get length() {
      return kept.size;
    },
  };
}

test('is remembered by the next page', () => {
  const shelf = storage();
  createPreference('sound', true, shelf).set(false);
  expect(createPreference('sound', true, shelf).read()).toBe(false);
});

test.each([
  ['nothing was remembered', storage()],
  ['something else was', storage({ 'anteroom-sound': 'maybe' })],
  ['storage is forbidden', storage({}, true)],
  ['there is none', undefined],
])('begins as it should where %s', (_, shelf) => {
  const sound = createPreference('sound', true, shelf);
  expect(sound.read()).toBe(true);
  sound.set(false);
  expect(sound.read()).toBe(false);
});
