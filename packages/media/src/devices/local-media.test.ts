import { beforeEach, describe, expect, it } from 'vitest';

import type { FakeDevices } from '../fake/fake-devices.ts';
import { createFakeDevices } from '../fake/fake-devices.ts';
import { FakeTrack } from '../fake/fake-track.ts';
import type { LocalMedia } from './local-media.ts';
import { createLocalMedia } from './local-media.ts';

let devices: FakeDevices;
let media: LocalMedia;

beforeEach(() => {
  devices = createFakeDevices();
  media = createLocalMedia({ environment: devices.environment });
});

const live = () => devices.opened.filter((track) => track.readyState === 'live').map(({ label }) => label);

describe('own microphone and camera', () => {
  it('opens both and lists what there is to choose', async () => {
    devices.plug('camera', 'camera-2');
    await media.open({ microphone: true, camera: true });
    expect(media.view()).toMatchObject({
      microphone: { status: 'on' },
      camera: { status: 'on' },
      inUse: { microphone: 'microphone-1', camera: 'camera-1' },
    });
    expect(media.view().choices.camera.map(({ deviceId }) => deviceId)).toEqual(['camera-1', 'camera-2']);
  });

  it('goes on with sound alone', async () => {
    await media.open({ microphone: true, camera: false });
    expect(media.view().tracks).toMatchObject({ audio: { kind: 'audio' }, video: null });
    expect(media.view().camera).toEqual({ status: 'off' });
  });

  it('says why there is no picture, and tries again when asked to', async () => {
    devices.trouble('camera', 'NotReadableError');
    await media.open({ microphone: true, camera: true });
    expect(media.view().camera).toEqual({ status: 'refused', reason: 'busy' });
    devices.trouble('camera', null);
    await media.setCamera(true);
    expect(media.view().camera).toEqual({ status: 'on' });
  });

  it('lets go of the camera that is switched off, so that its light goes out', async () => {
    await media.open({ microphone: true, camera: true });
    await media.setCamera(false);
    expect(live()).toEqual(['microphone-1']);
    expect(media.view().tracks.video).toBeNull();
  });

  it('mutes without letting go of the microphone', async () => {
    await media.open({ microphone: true, camera: false });
    const track = media.view().tracks.audio;
    await media.setMicrophone(false);
    expect(track).toMatchObject({ enabled: false, readyState: 'live' });
    await media.setMicrophone(true);
    expect(media.view().tracks.audio).toBe(track);
    expect(track).toMatchObject({ enabled: true });
    expect(devices.asked).toBe(1);
  });

  it('lets go of a camera that comes after it was switched off again', async () => {
    const allow = devices.hold();
    const opening = media.setCamera(true);
    expect(media.view().camera).toEqual({ status: 'opening' });
    await media.setCamera(false);
    allow();
    await opening;
    expect(live()).toEqual([]);
    expect(media.view().camera).toEqual({ status: 'off' });
  });

  it('lets go of a camera that comes after it was closed', async () => {
    const allow = devices.hold();
    const opening = media.open({ microphone: true, camera: true });
    media.close();
    allow();
    await opening;
    expect(live()).toEqual([]);
  });

  it('runs the new camera before the old one stops', async () => {
    devices.plug('camera', 'camera-2');
    await media.open({ microphone: false, camera: true });
    const seen: (readonly string[])[] = [];
    media.subscribe(() => seen.push(live()));
    expect(await media.choose('camera', 'camera-2')).toBeNull();
    expect(seen).toContainEqual(['camera-1', 'camera-2']);
    expect(live()).toEqual(['camera-2']);
    expect(media.view().inUse.camera).toBe('camera-2');
  });

  it('stays muted with another microphone', async () => {
    devices.plug('microphone', 'microphone-2');
    await media.open({ microphone: true, camera: false });
    await media.setMicrophone(false);
    await media.choose('microphone', 'microphone-2');
    expect(media.view()).toMatchObject({ microphone: { status: 'off' }, tracks: { audio: { enabled: false } } });
    expect(live()).toEqual(['microphone-2']);
  });

  it('keeps the old camera where the new one is not allowed', async () => {
    devices.plug('camera', 'camera-2');
    await media.open({ microphone: false, camera: true });
    devices.trouble('camera', 'NotAllowedError');
    expect(await media.choose('camera', 'camera-2')).toBe('denied');
    expect(media.view().camera).toEqual({ status: 'on' });
    expect(live()).toEqual(['camera-1']);
  });

  it('gives up the old camera first on a phone that runs one at a time', async () => {
    devices.plug('camera', 'camera-2');
    await media.open({ microphone: false, camera: true });
    devices.trouble('camera', 'NotReadableError');
    const [front] = devices.opened;
    if (front !== undefined) {
      const stop = front.stop.bind(front);
      front.stop = () => {
        stop();
        devices.trouble('camera', null);
      };
    }
    expect(await media.choose('camera', 'camera-2')).toBeNull();
    expect(live()).toEqual(['camera-2']);
  });

  it('notices a camera that is pulled out', async () => {
    await media.open({ microphone: true, camera: true });
    devices.unplug('camera-1');
    expect(media.view()).toMatchObject({ camera: { status: 'refused', reason: 'missing' }, tracks: { video: null } });
  });

  it('stays muted, and complains of nothing, when the microphone is pulled out meanwhile', async () => {
    devices.plug('microphone', 'microphone-2');
    await media.open({ microphone: true, camera: false });
    await media.setMicrophone(false);
    devices.unplug('microphone-1');
    expect(media.view()).toMatchObject({ microphone: { status: 'off' }, tracks: { audio: null } });
    await media.setMicrophone(true);
    expect(live()).toEqual(['microphone-2']);
  });

  it('turns to the camera that looks away, and stays with it after a pause', async () => {
    devices.plug('camera', 'camera-1', { facingMode: 'user' });
    devices.plug('camera', 'camera-2', { facingMode: 'environment' });
    await media.open({ microphone: false, camera: true });
    expect(await media.choose('camera', { facingMode: 'environment' })).toBeNull();
    expect(live()).toEqual(['camera-2']);
    await media.setCamera(false);
    await media.setCamera(true);
    expect(live()).toEqual(['camera-2']);
  });

  it('goes on with the camera that it has where none looks away', async () => {
    await media.open({ microphone: false, camera: true });
    expect(await media.choose('camera', { facingMode: 'environment' })).toBe('missing');
    expect(live()).toEqual(['camera-1']);
  });

  it('takes over what runs already, without asking', async () => {
    const running = { audio: new FakeTrack('audio', 'microphone-1'), video: new FakeTrack('video', 'camera-1') };
    const taken = createLocalMedia({ environment: devices.environment, running });
    await taken.open({ microphone: true, camera: true });
    expect(taken.view().tracks).toEqual(running);
    expect(devices.asked).toBe(0);
  });

  it('lets go of everything when it is closed', async () => {
    await media.open({ microphone: true, camera: true });
    media.close();
    expect(live()).toEqual([]);
  });
});
