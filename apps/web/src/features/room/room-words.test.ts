import { i18n } from '@lingui/core';
import { beforeEach, expect, test } from 'vitest';
import { sampleRoom } from '../../connection/testing/sample-rooms.ts';
import { idText } from '../../connection/testing/sample-rows.ts';
import { expiryOf } from './guest-links.ts';
import { insideText, isFull, occupancyText } from './room-words.ts';
import { personId } from '@anteroom/protocol';

beforeEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const member = (name: string) => ({ personId: personId.parse(idText(name)), name });

test('says how full a room is', () => {
  expect(occupancyText(i18n, sampleRoom('ward'))).toBe('Empty');
  expect(occupancyText(i18n, sampleRoom('ward', { people: 3 }))).toBe('3 of 6');
  expect(occupancyText(i18n, sampleRoom('ward', { people: 6 }))).toBe('6 of 6, full');
  expect([5, 6].map((people) => isFull(sampleRoom('ward', { people })))).toEqual([false, true]);
});

test('names the members, and counts the guests', () => {
  const inside = { members: [member('Mei Chen'), member('Lars Holm')], knocks: [] };
  expect(insideText(i18n, sampleRoom('ward'))).toBe('Nobody is in this room.');
  expect(insideText(i18n, sampleRoom('ward', { people: 2, inside }))).toBe('Inside: Mei Chen and Lars Holm');
  expect(insideText(i18n, sampleRoom('ward', { people: 4, guests: 2, inside }))).toBe(
    'Inside: Mei Chen, Lars Holm, and 2 guests',
  );
});

test('counts everybody where it may name nobody', () => {
  expect(insideText(i18n, sampleRoom('ward', { people: 2, guests: 1, inside: null }))).toBe('Inside: 2 people');
});

test('a link ends after the days that were chosen, by the server’s clock, or never', () => {
  expect(expiryOf('day', 1000.4)).toBe(86_401_000);
  expect(expiryOf('week', 0)).toBe(7 * 86_400_000);
  expect(expiryOf('month', 0)).toBe(30 * 86_400_000);
  expect(expiryOf('never', 0)).toBeNull();
});
