import { watchDevices } from '@anteroom/media';
import type { DeviceKind, DeviceWatch, LocalMedia, SpeakerPort } from '@anteroom/media';
import { canChooseSpeaker } from './call-sound.ts';
import type { CallSound } from './call-sound.ts';

/** Watches over this page's microphone, camera and speaker for as long as it is in a call. */
export function watchCallDevices(local: LocalMedia, sound: CallSound): DeviceWatch {
  const page = typeof navigator === 'undefined' ? undefined : navigator;
  const speaker: SpeakerPort = {
    current: () => sound.view.read().speaker,
    choose: (deviceId) => sound.choose(deviceId),
  };
  return watchDevices({
    local,
    devices: page !== undefined && 'mediaDevices' in page ? page.mediaDevices : undefined,
    ...(page !== undefined && 'permissions' in page
      ? { permission: (kind: DeviceKind) => page.permissions.query({ name: kind }) }
      : {}),
    ...(typeof HTMLMediaElement !== 'undefined' && canChooseSpeaker() ? { speaker } : {}),
  });
}
