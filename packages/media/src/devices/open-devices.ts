import type { DeviceRefusal } from './device-refusal.ts';
import { mayDiffer, refusalOf } from './device-refusal.ts';

/** What is asked of `navigator.mediaDevices`; undefined there where the page isn't secure. */
export interface DevicePort {
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>;
  enumerateDevices(): Promise<readonly Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'kind' | 'label'>[]>;
  addEventListener(type: 'devicechange', listener: () => void): void;
  removeEventListener(type: 'devicechange', listener: () => void): void;
}

/** A microphone or a camera. */
export type DeviceKind = 'microphone' | 'camera';

/** Which device to open: a certain one, or whichever the person's browser prefers. */
export interface DeviceWish {
  readonly deviceId?: string | undefined;
  /** Which way a phone's camera looks: at the person, or away from them. */
  readonly facingMode?: 'user' | 'environment';
}

/** What came of asking for one device. */
export type Opened =
  { readonly ok: true; readonly track: MediaStreamTrack } | { readonly ok: false; readonly refusal: DeviceRefusal };

/** What is wished for; a kind that is left out is not asked for. */
export type Wishes = Readonly<Partial<Record<DeviceKind, DeviceWish>>>;

/** What came of each wish. */
export type OpenedDevices = Partial<Record<DeviceKind, Opened>>;

/** Where the page stands. */
export interface DeviceEnvironment {
  /** `navigator.mediaDevices`. */
  readonly devices: DevicePort | undefined;
  /** `window.isSecureContext`. */
  readonly secure: boolean;
}

/** Good on a laptop, enough for a face, and what small phones manage (C5). */
const picture: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 24, max: 30 },
};
const sound: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/**
 * Opens a microphone, a camera or both, with one question to the person. Where one of two is missing or busy the other is
 * opened all the same; where a certain device is gone, another one is taken.
 */
export async function openDevices(environment: DeviceEnvironment, wishes: Wishes): Promise<OpenedDevices> {
  const kinds = (['microphone', 'camera'] as const).filter((kind) => wishes[kind] !== undefined);
  const { devices } = environment;
  if (devices === undefined) {
    const refusal = environment.secure ? 'unsupported' : 'insecure';
    return Object.fromEntries(kinds.map((kind) => [kind, { ok: false, refusal }]));
  }
  if (kinds.length === 0) return {};
  try {
    const stream = await devices.getUserMedia({
      audio: wishes.microphone === undefined ? false : { ...sound, ...exact(wishes.microphone) },
      video: wishes.camera === undefined ? false : { ...picture, ...exact(wishes.camera) },
    });
    return Object.fromEntries(kinds.map((kind) => [kind, openedIn(stream, kind)]));
  } catch (error) {
    const refusal = refusalOf(error);
    const certain = kinds.filter((kind) => wishes[kind]?.deviceId !== undefined);
    if (mayDiffer(refusal) && kinds.length > 1) return await oneByOne(environment, wishes, kinds);
    if (refusal === 'missing' && certain.length > 0) {
      return await openDevices(environment, Object.fromEntries(kinds.map((kind) => [kind, {}])));
    }
    return Object.fromEntries(kinds.map((kind) => [kind, { ok: false, refusal }]));
  }
}

async function oneByOne(
  environment: DeviceEnvironment,
  wishes: Wishes,
  kinds: readonly DeviceKind[],
): Promise<OpenedDevices> {
  const opened: OpenedDevices = {};
  // Not at once: a browser asks the person for one thing at a time.
  for (const kind of kinds) Object.assign(opened, await openDevices(environment, { [kind]: wishes[kind] }));
  return opened;
}

function exact({ deviceId, facingMode }: DeviceWish): MediaTrackConstraints {
  if (facingMode !== undefined) return { facingMode: { exact: facingMode } };
  return deviceId === undefined ? {} : { deviceId: { exact: deviceId } };
}

function openedIn(stream: MediaStream, kind: DeviceKind): Opened {
  const [track] = kind === 'microphone' ? stream.getAudioTracks() : stream.getVideoTracks();
  return track === undefined ? { ok: false, refusal: 'missing' } : { ok: true, track };
}
