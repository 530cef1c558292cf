import { expect, test } from 'vitest';
import { rememberChoice } from './remembered-choice.ts';

function storageWith(entries: Record<string, string> = {}): Storage {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    clear: () => map.clear(),
    getItem: (key) => map.get(key) ?? null,
    key: () => null,
    removeItem: (key) => void map.delete(key),
    setItem: (key, value) => void map.set(key, value),
  };
}

test('the usual one is chosen until somebody chooses another, which is remembered', () => {
  const storage = storageWith();
  const sound = rememberChoice('sound', ['speech', 'music'], () => storage);
  expect(sound.read()).toBe('speech');
  sound.set('music');
  expect(rememberChoice('sound', ['speech', 'music'], () => storage).read()).toBe('music');
});

test('what is none of the options is nobody’s choice', () => {
  const storage = storageWith({ 'anteroom-sound': 'thunder' });
  expect(rememberChoice('sound', ['speech', 'music'], () => storage).read()).toBe('speech');
});

test('it holds for the page where nothing can be kept', () => {
  const sound = rememberChoice('sound', ['speech', 'music'], () => {
    throw new DOMException('Forbidden', 'SecurityError');
  });
  sound.set('music');
  expect(sound.read()).toBe('music');
});
