import { expect, test } from 'vitest';
import { actionOf, callShortcuts } from './shortcut-map.ts';
import type { KeyPress } from './shortcut-map.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more,
});

test('Every shortcut has a key of its own', () => {
  const keys = callShortcuts.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { key, action } of callShortcuts) expect(actionOf(press(key))).toBe(action);
});

test('Capitals, and letters of another script at the same place of the keyboard, do the same', () => {
  expect(actionOf(press('m'))).toBe('microphone');
  expect(actionOf(press('ь', { code: 'KeyM' }))).toBe('microphone');
  expect(actionOf(press('ة', { code: 'KeyM' }))).toBe('microphone');
  expect(actionOf(press('؟'))).toBe('help');
  // A Latin letter is what its key says, wherever that key is: on a French keyboard A and Q have changed places.
  expect(actionOf(press('q', { code: 'KeyA' }))).toBe('leave');
});

test('Keys of the browser, of the system and held down do nothing', () => {
  expect(actionOf(press('r', { ctrlKey: true }))).toBeNull();
  expect(actionOf(press('q', { metaKey: true }))).toBeNull();
  expect(actionOf(press('f', { altKey: true }))).toBeNull();
  expect(actionOf(press('m', { repeat: true }))).toBeNull();
  for (const key of ['Tab', 'Enter', ' ', 'Escape', '1', 'x', 'Dead']) expect(actionOf(press(key))).toBeNull();
  expect(actionOf(press('Process', { code: 'KeyM' }))).toBeNull();
});
