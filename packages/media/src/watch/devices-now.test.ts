import { describe, expect, it } from 'vitest';

import type { DeviceInfo } from './devices-now.ts';
import { pluggedInSince, replacementFor } from './devices-now.ts';

const microphone = (deviceId: string, groupId = ''): DeviceInfo => ({
  deviceId,
  groupId,
  kind: 'audioinput',
  label: deviceId,
});
const camera = (deviceId: string, groupId = ''): DeviceInfo => ({
  ...microphone(deviceId, groupId),
  kind: 'videoinput',
});

describe('what takes the place of a device', () => {
  it.each([
    { lost: 'a', there: [], next: null },
    { lost: 'a', there: [microphone('a')], next: null },
    { lost: 'a', there: [microphone('b'), microphone('c')], next: 'b' },
    { lost: 'a', there: [microphone('b'), microphone('default')], next: 'default' },
    { lost: 'default', there: [microphone('default'), microphone('b')], next: 'default' },
    { lost: 'a', there: [camera('b')], next: null },
    { lost: null, there: [microphone('b')], next: 'b' },
    { lost: 'a', there: [microphone('')], next: null },
  ])('$lost is followed by $next', ({ lost, there, next }) => {
    expect(replacementFor('microphone', lost, there)?.deviceId ?? null).toBe(next);
  });
});

describe('what was plugged in', () => {
  it('is each thing that was not there before, by its plug', () => {
    const before = [microphone('a'), camera('b')];
    const now = [...before, microphone('c', 'usb'), camera('d', 'usb'), camera('e')];
    expect(pluggedInSince(before, now)).toEqual([
      { label: 'c', group: 'usb', devices: { microphone: 'c', camera: 'd' } },
      { label: 'e', group: '', devices: { camera: 'e' } },
    ]);
  });

  it('is nothing where the page was only now allowed to know the names', () => {
    expect(pluggedInSince([camera('')], [camera('b')])).toEqual([]);
  });

  it('is nothing where the system only prefers another one', () => {
    expect(
      pluggedInSince([microphone('a')], [microphone('default'), microphone('communications'), microphone('a')]),
    ).toEqual([]);
  });
});
