import type { DeviceRefusal, DeviceWish, LocalMedia, LocalMediaView } from '@anteroom/media';

/**
 * The cameras to turn to, the likeliest first: on a phone the one that looks the other way, then the next in the list. Empty
 * where there is no picture or no other camera.
 */
export function otherCameras({ tracks, inUse, choices }: LocalMediaView): readonly DeviceWish[] {
  if (tracks.video === null) return [];
  const ids = choices.camera.map(({ deviceId }) => deviceId);
  const at = inUse.camera === null ? -1 : ids.indexOf(inUse.camera);
  const next = ids.length < 2 ? undefined : ids[(at + 1) % ids.length];
  const facing = facingOf(tracks.video);
  return [
    // An empty list is one that the browser hasn't told yet.
    ...(facing !== null && ids.length !== 1
      ? [{ facingMode: facing === 'user' ? ('environment' as const) : ('user' as const) }]
      : []),
    ...(next === undefined ? [] : [{ deviceId: next }]),
  ];
}

/** Which way a camera looks, where its track says so. */
export function facingOf(track: MediaStreamTrack | null): 'user' | 'environment' | null {
  const facing = track?.getSettings().facingMode;
  return facing === 'user' || facing === 'environment' ? facing : null;
}

/** Turns to the other camera. Answers why that failed, null when it worked. */
export async function turnCamera(local: LocalMedia): Promise<DeviceRefusal | null> {
  let refusal: DeviceRefusal | null = 'missing';
  for (const wish of otherCameras(local.view())) {
    refusal = await local.choose('camera', wish);
    if (refusal === null) return null;
  }
  return refusal;
}
