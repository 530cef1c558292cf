import type { DeviceKind } from '../devices/open-devices.ts';

/** A kind of device that a person may have several of; a loudspeaker is heard, not sent. */
export type WatchedKind = DeviceKind | 'speaker';

/** A device of this machine, as the browser lists it. */
export type DeviceInfo = Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'kind' | 'label'>;

/** One thing that was plugged in: a headset is a microphone and a speaker at once. */
export interface PluggedIn {
  /** The maker's words; empty where the browser keeps them to itself. */
  readonly label: string;
  /** The same for all that one plug brings; empty where the browser doesn't say. */
  readonly group: string;
  readonly devices: Readonly<Partial<Record<WatchedKind, string>>>;
}

const kindOf: Readonly<Record<MediaDeviceKind, WatchedKind>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** Names for whatever the system prefers at the moment: no device of their own (Chromium). */
const isVirtual = (deviceId: string): boolean => deviceId === 'default' || deviceId === 'communications';

/** The devices of a kind that can be asked for by name. */
export function devicesOf(kind: WatchedKind, all: readonly DeviceInfo[]): readonly DeviceInfo[] {
  return all.filter((info) => kindOf[info.kind] === kind && info.deviceId !== '');
}

/**
 * What takes the place of a device that is gone: what the system prefers now, else any other of its kind; null where there
 * is none.
 */
export function replacementFor(kind: DeviceKind, lostId: string | null, all: readonly DeviceInfo[]): DeviceInfo | null {
  const others = devicesOf(kind, all).filter(({ deviceId }) => deviceId !== lostId || isVirtual(deviceId));
  return others.find(({ deviceId }) => deviceId === 'default') ?? others[0] ?? null;
}

/**
 * What is there now and wasn't before, one entry for each thing that has a plug. A kind that the page couldn't name before,
 * since it wasn't allowed yet, isn't new.
 */
export function pluggedInSince(before: readonly DeviceInfo[], now: readonly DeviceInfo[]): readonly PluggedIn[] {
  const found: { group: string; label: string; devices: Partial<Record<WatchedKind, string>> }[] = [];
  for (const { deviceId, groupId, kind, label } of now) {
    if (deviceId === '' || isVirtual(deviceId)) continue;
    if (before.some((info) => info.kind === kind && (info.deviceId === deviceId || info.deviceId === ''))) continue;
    const watched = kindOf[kind];
    const known = found.find(
      ({ group, devices }) => groupId !== '' && group === groupId && devices[watched] === undefined,
    );
    if (known === undefined) found.push({ group: groupId, label, devices: { [watched]: deviceId } });
    else known.devices[watched] = deviceId;
  }
  return found;
}
