import { describe, expect, it } from 'vitest';

import { createFakeDevices } from '../fake/fake-devices.ts';
import { openDevices } from './open-devices.ts';

const both = { microphone: {}, camera: {} };

describe('opening devices', () => {
  it('asks once for both', async () => {
    const devices = createFakeDevices();
    const opened = await openDevices(devices.environment, both);
    expect(opened).toMatchObject({ microphone: { ok: true }, camera: { ok: true } });
    expect(devices.asked).toBe(1);
  });

  it.each(['NotFoundError', 'NotReadableError'] as const)('gives sound where the camera says %s', async (trouble) => {
    const devices = createFakeDevices();
    devices.trouble('camera', trouble);
    const opened = await openDevices(devices.environment, both);
    const refusal = trouble === 'NotFoundError' ? 'missing' : 'busy';
    expect(opened).toMatchObject({ microphone: { ok: true }, camera: { ok: false, refusal } });
  });

  it('does not ask a second time after a no', async () => {
    const devices = createFakeDevices();
    devices.trouble('camera', 'NotAllowedError');
    const opened = await openDevices(devices.environment, both);
    expect(opened).toEqual({ microphone: { ok: false, refusal: 'denied' }, camera: { ok: false, refusal: 'denied' } });
    expect(devices.asked).toBe(1);
  });

  it('takes another camera where the chosen one is gone', async () => {
    const devices = createFakeDevices();
    const opened = await openDevices(devices.environment, { camera: { deviceId: 'camera-of-old' } });
    expect(opened.camera).toMatchObject({ ok: true, track: { label: 'camera-1' } });
  });

  it('keeps to the chosen microphone where only the chosen camera is gone', async () => {
    const devices = createFakeDevices();
    devices.plug('microphone', 'microphone-2');
    const wishes = { microphone: { deviceId: 'microphone-2' }, camera: { deviceId: 'camera-of-old' } };
    const opened = await openDevices(devices.environment, wishes);
    expect(opened).toMatchObject({
      microphone: { ok: true, track: { label: 'microphone-2' } },
      camera: { ok: true, track: { label: 'camera-1' } },
    });
  });

  it.each([
    [false, 'insecure'],
    [true, 'unsupported'],
  ])('says of a page that has no devices (secure: %s) that it is %s', async (secure, refusal) => {
    expect(await openDevices({ devices: undefined, secure }, both)).toEqual({
      microphone: { ok: false, refusal },
      camera: { ok: false, refusal },
    });
  });
});
