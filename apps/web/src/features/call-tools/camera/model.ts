import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CallTools } from '../call-tools.ts';
import { showPicture } from '../picture-sharing.ts';

/** A camera to choose. */
export interface CameraChoice {
  readonly id: string;
  /** The device's own name; empty where the browser doesn't say. */
  readonly label: string;
}

/** Whether this browser has cameras at all. */
export function canShareCamera(): boolean {
  return 'mediaDevices' in navigator;
}

/** Every camera of this device. */
export async function listCameras(): Promise<readonly CameraChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId: id, label }) => ({ id, label }));
}

/** Shows everybody what this camera sees, beside one's own picture; answers what is in the way, null where nothing is. */
export async function shareCamera(tools: CallTools, id: string): Promise<MessageDescriptor | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: { deviceId: { exact: id }, width: { ideal: 1920 }, height: { ideal: 1080 } },
      audio: false,
    });
    const [track] = stream.getVideoTracks();
    if (track === undefined) return msg`This camera can’t be used.`;
    // A wound or a paper is looked at closely: sharp before smooth.
    track.contentHint = 'detail';
    showPicture(tools, 'camera', track);
    return null;
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : '';
    if (name === 'NotAllowedError') return msg`The camera is blocked for this page.`;
    if (name === 'NotReadableError') return msg`Another program is using this camera, or the device can run only one.`;
    return msg`This camera can’t be used.`;
  }
}
