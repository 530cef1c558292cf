import { createLocalMedia } from '@anteroom/media';
import { createFakeDevices } from '@anteroom/media/fake/fake-devices';
import { expect, test } from 'vitest';
import { otherCameras, turnCamera } from './other-camera.ts';

async function withCameras(...cameras: readonly { id: string; facingMode?: 'user' | 'environment' }[]) {
  const devices = createFakeDevices();
  devices.unplug('camera-1');
  for (const { id, ...more } of cameras) devices.plug('camera', id, more);
  const local = createLocalMedia({ environment: devices.environment });
  await local.open({ microphone: false, camera: true });
  return local;
}

test('A phone turns to the camera that looks the other way, and back', async () => {
  const local = await withCameras(
    { id: 'front', facingMode: 'user' },
    { id: 'wide', facingMode: 'user' },
    { id: 'rear', facingMode: 'environment' },
  );
  expect(await turnCamera(local)).toBeNull();
  expect(local.view().inUse.camera).toBe('rear');
  expect(await turnCamera(local)).toBeNull();
  expect(local.view().inUse.camera).toBe('front');
});

test('A computer, whose cameras look nowhere in particular, takes the next one', async () => {
  const local = await withCameras({ id: 'built-in' }, { id: 'desk' });
  await turnCamera(local);
  expect(local.view().inUse.camera).toBe('desk');
  await turnCamera(local);
  expect(local.view().inUse.camera).toBe('built-in');
});

test('A tablet with its own camera and another takes the other, though none looks away', async () => {
  const local = await withCameras({ id: 'front', facingMode: 'user' }, { id: 'desk' });
  expect(await turnCamera(local)).toBeNull();
  expect(local.view().inUse.camera).toBe('desk');
});

test('With one camera, or none running, there is nothing to turn to', async () => {
  const single = await withCameras({ id: 'front', facingMode: 'user' });
  expect(otherCameras(single.view())).toEqual([]);
  const off = await withCameras({ id: 'front' }, { id: 'rear' });
  await off.setCamera(false);
  expect(otherCameras(off.view())).toEqual([]);
});
