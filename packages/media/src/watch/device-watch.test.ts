import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { LocalMedia } from '../devices/local-media.ts';
import { createLocalMedia } from '../devices/local-media.ts';
import type { FakeDevices } from '../fake/fake-devices.ts';
import { createFakeDevices } from '../fake/fake-devices.ts';
import type { DeviceWatch } from './device-watch.ts';
import { watchDevices } from './device-watch.ts';

let devices: FakeDevices;
let local: LocalMedia;
let watch: DeviceWatch;
let permission: EventTarget & { state: PermissionState };
let speaker: string;

beforeEach(async () => {
  devices = createFakeDevices();
  local = createLocalMedia({ environment: devices.environment });
  permission = Object.assign(new EventTarget(), { state: 'granted' as const });
  speaker = '';
  await local.open({ microphone: true, camera: true });
  watch = watchDevices({
    local,
    devices: devices.environment.devices,
    permission: () => Promise.resolve(permission),
    speaker: {
      current: () => speaker,
      choose(id) {
        speaker = id;
        return Promise.resolve(true);
      },
    },
  });
  await settled();
});

/** Until everything has answered that answers at once. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const news = () => watch.read().map((notice) => notice.news);

describe('a device that goes in mid-call', () => {
  it('is replaced by another one of its kind, and that is said', async () => {
    devices.plug('camera', 'camera-2');
    await settled();
    devices.unplug('camera-1');
    await settled();
    expect(local.view()).toMatchObject({ camera: { status: 'on' }, inUse: { camera: 'camera-2' } });
    expect(news()).toContainEqual({
      is: 'replaced',
      kind: 'camera',
      lost: 'camera-1',
      by: 'camera-2',
      isMuted: false,
    });
  });

  it('is missed in words where there is no other, until one runs again', async () => {
    devices.unplug('camera-1');
    await settled();
    expect(news()).toEqual([{ is: 'lost', kind: 'camera', lost: 'camera-1' }]);
    devices.plug('camera', 'camera-2');
    await settled();
    await local.setCamera(true);
    expect(news()).toEqual([]);
  });

  it('leaves a muted person muted with the next microphone', async () => {
    devices.plug('microphone', 'microphone-2');
    await local.setMicrophone(false);
    await settled();
    devices.unplug('microphone-1');
    await settled();
    expect(local.view().microphone).toEqual({ status: 'off' });
    expect(news()).toContainEqual({
      is: 'replaced',
      kind: 'microphone',
      lost: 'microphone-1',
      by: 'microphone-2',
      isMuted: true,
    });
    await local.setMicrophone(true);
    expect(local.view().inUse.microphone).toBe('microphone-2');
  });

  it('is not replaced for somebody who switched it off meanwhile', async () => {
    devices.plug('camera', 'camera-2');
    await settled();
    devices.unplug('camera-1');
    await local.setCamera(false);
    await settled();
    expect(local.view().camera).toEqual({ status: 'off' });
    expect(devices.opened.filter((track) => track.kind === 'video' && track.readyState === 'live')).toEqual([]);
  });

  it('is not asked for again where the permission was taken back', async () => {
    devices.plug('camera', 'camera-2');
    await settled();
    const { asked } = devices;
    permission.state = 'prompt';
    local.view().tracks.video?.dispatchEvent(new Event('ended'));
    await settled();
    expect(news()).toContainEqual({ is: 'revoked', kind: 'camera' });
    expect(devices.asked).toBe(asked);
  });

  it('is understood as taken back when the browser says so later', async () => {
    devices.unplug('camera-1');
    await settled();
    permission.state = 'denied';
    permission.dispatchEvent(new Event('change'));
    await settled();
    expect(news()).toEqual([{ is: 'revoked', kind: 'camera' }]);
  });

  it('sends the sound to the system’s own speaker', async () => {
    devices.plug('speaker', 'speaker-2');
    await settled();
    speaker = 'speaker-2';
    devices.unplug('speaker-2');
    await settled();
    expect(speaker).toBe('');
    expect(news()).toEqual([{ is: 'replaced', kind: 'speaker', lost: 'speaker-2', by: '', isMuted: false }]);
  });
});

describe('a device that comes in mid-call', () => {
  it('is offered once, and used at one press with all that its plug brings', async () => {
    devices.plug('microphone', 'headset', { groupId: 'usb' });
    await settled();
    devices.plug('speaker', 'headset-out', { groupId: 'usb' });
    await settled();
    const [offered, ...more] = news().filter(({ is }) => is === 'plugged-in');
    expect(more).toEqual([]);
    expect(offered).toEqual({
      is: 'plugged-in',
      label: 'headset',
      group: 'usb',
      devices: { microphone: 'headset', speaker: 'headset-out' },
    });
    expect(local.view().inUse.microphone).toBe('microphone-1');
    if (offered?.is !== 'plugged-in') throw new Error('Nothing is offered.');
    expect(await watch.use(offered)).toBe(true);
    expect(local.view().inUse.microphone).toBe('headset');
    expect(speaker).toBe('headset-out');
    expect(news()).toEqual([]);
  });

  it('is not offered any more when it has gone again', async () => {
    devices.plug('camera', 'camera-2');
    await settled();
    expect(news()).toHaveLength(1);
    devices.unplug('camera-2');
    await settled();
    expect(news()).toEqual([]);
  });

  it('is put aside when the person doesn’t want it', async () => {
    devices.plug('camera', 'camera-2');
    await settled();
    const told = vi.fn();
    watch.subscribe(told);
    for (const { id } of watch.read()) watch.dismiss(id);
    expect(told).toHaveBeenCalledOnce();
    expect(news()).toEqual([]);
  });

  it('is no affair of a call that is over', async () => {
    watch.close();
    devices.plug('camera', 'camera-2');
    devices.unplug('camera-1');
    await settled();
    expect(news()).toEqual([]);
    expect(local.view().camera).toEqual({ status: 'refused', reason: 'missing' });
  });
});
