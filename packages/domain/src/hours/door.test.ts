import { expect, test } from 'vitest';
import { defaultSettings } from '../settings/inherit.ts';
import { doorOf, doorStateOf, switchMessageIn } from './door.ts';

const monday = Date.parse('2026-01-12T09:00Z');
const day = [{ from: '08:00', to: '12:00' }];
const settings = {
  ...defaultSettings,
  timeZone: 'Europe/Berlin',
  openingHours: { kind: 'weekly', days: [day, day, day, day, day, [], []] },
} as const;
const off = { isOn: false, message: 'Back soon.', translations: [] };

test('a closed clinic is closed whatever its switch says, and one that is off whatever its hours', () => {
  expect(doorOf({ closedAt: null }, settings, monday)).toBe('open');
  expect(doorOf({ closedAt: null }, settings, monday + 8 * 3_600_000)).toBe('out-of-hours');
  expect(doorOf({ closedAt: null }, { ...settings, waitingAreaSwitch: off }, monday)).toBe('off');
  expect(doorOf({ closedAt: 0 }, settings, monday)).toBe('closed');
  expect(doorOf({ closedAt: 5 }, { ...settings, waitingAreaSwitch: off }, monday)).toBe('closed');
});

test('a door says what comes next by itself', () => {
  const open = doorStateOf({ closedAt: null }, settings, monday);
  expect(open).toEqual({ door: 'open', opensAt: null, closesAt: Date.parse('2026-01-12T11:00Z') });
  const shut = doorStateOf({ closedAt: null }, settings, monday + 3 * 3_600_000);
  expect(shut).toEqual({ door: 'out-of-hours', opensAt: Date.parse('2026-01-13T07:00Z'), closesAt: null });
  // What is switched by hand says nothing of when it is switched again.
  expect(doorStateOf({ closedAt: null }, { ...settings, waitingAreaSwitch: off }, monday)).toEqual({
    door: 'off',
    opensAt: null,
    closesAt: null,
  });
  expect(doorStateOf({ closedAt: null }, defaultSettings, monday)).toEqual({
    door: 'open',
    opensAt: null,
    closesAt: null,
  });
});

test('the word of a clinic that is off is read in one’s own language where it is given', () => {
  const words = { ...off, translations: [{ language: 'de', text: ' Gleich zurück. ' }] };
  expect(switchMessageIn(words, 'de')).toBe('Gleich zurück.');
  expect(switchMessageIn(words, 'ar')).toBe('Back soon.');
  expect(switchMessageIn({ ...words, translations: [{ language: 'de', text: ' ' }] }, 'de')).toBe('Back soon.');
});
