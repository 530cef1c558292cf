import type { LocalMedia } from '../devices/local-media.ts';
import type { DeviceKind, DevicePort } from '../devices/open-devices.ts';
import type { DeviceNotice } from './device-notices.ts';
import { createDeviceNotices } from './device-notices.ts';
import type { DeviceInfo, PluggedIn } from './devices-now.ts';
import { devicesOf, pluggedInSince, replacementFor } from './devices-now.ts';
import type { AskPermission } from './permission-watch.ts';
import { watchPermissions } from './permission-watch.ts';

/** The loudspeaker, where the page may choose it. */
export interface SpeakerPort {
  /** Empty: the system's own. */
  current(): string;
  choose(deviceId: string): Promise<boolean>;
}

export interface DeviceWatchParts {
  readonly local: LocalMedia;
  /** `navigator.mediaDevices`; undefined where there is none. */
  readonly devices: Pick<DevicePort, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'> | undefined;
  readonly permission?: AskPermission;
  readonly speaker?: SpeakerPort;
}

/** Watches over the devices of a call: what goes is replaced where that can be, what comes is offered (C1). */
export interface DeviceWatch {
  /** What there is to say, oldest first; the same list until it changes. */
  read(): readonly DeviceNotice[];
  subscribe(listener: () => void): () => void;
  dismiss(id: number): void;
  /** Uses what was plugged in: who is muted stays muted, and a camera that is off stays off. Answers whether all of it runs. */
  use(plugged: PluggedIn): Promise<boolean>;
  close(): void;
}

const kinds = ['microphone', 'camera'] as const;
const slotOf = { microphone: 'audio', camera: 'video' } as const;

/** Begins to watch. */
export function watchDevices({ local, devices, permission, speaker }: DeviceWatchParts): DeviceWatch {
  const notices = createDeviceNotices();
  const watched = new WeakSet<MediaStreamTrack>();
  const permissions = watchPermissions(permission, (kind) => void reconsider(kind));
  let known: readonly DeviceInfo[] = [];
  let listed = local.view().choices;
  let closed = false;

  async function list(): Promise<readonly DeviceInfo[]> {
    known = (await devices?.enumerateDevices().catch(() => known)) ?? known;
    return known;
  }

  function follow(): void {
    const view = local.view();
    const { tracks, inUse, choices } = view;
    for (const kind of kinds) {
      const track = tracks[slotOf[kind]];
      if (track === null || watched.has(track)) continue;
      watched.add(track);
      const deviceId = inUse[kind];
      track.addEventListener('ended', () => void lost(kind, track.label, deviceId));
    }
    notices.drop(({ news }) => {
      if (news.is === 'plugged-in') return kinds.some((kind) => isUsed(kind, news.devices));
      // What is tried again speaks for itself.
      return news.is !== 'replaced' && ['opening', 'on'].includes(view[news.kind].status);
    });
    // What may be named has changed, as after the first permission.
    if (choices !== listed) void list();
    listed = choices;
  }

  function isUsed(kind: DeviceKind, plugged: PluggedIn['devices']): boolean {
    const deviceId = plugged[kind];
    return deviceId !== undefined && local.view().inUse[kind] === deviceId;
  }

  /** A track has ended that nobody stopped. The microphone and camera know it already, and run without it. */
  async function lost(kind: DeviceKind, label: string, deviceId: string | null): Promise<void> {
    const state = local.view()[kind];
    const isRevoked = await permissions.isRevoked(kind);
    const now = await list();
    // Whoever was quicker than this has decided.
    if (closed || local.view()[kind] !== state) return;
    if (isRevoked) return notices.say({ is: 'revoked', kind });
    const next = replacementFor(kind, deviceId, now);
    if (next === null) return notices.say({ is: 'lost', kind, lost: label });
    const refusal = await local.choose(kind, next.deviceId);
    if (closed) return;
    if (refusal === 'denied') notices.say({ is: 'revoked', kind });
    else if (refusal !== null) notices.say({ is: 'lost', kind, lost: label });
    else {
      const { tracks, [kind]: after } = local.view();
      const by = tracks[slotOf[kind]]?.label ?? next.label;
      notices.say({ is: 'replaced', kind, lost: label, by, isMuted: after.status === 'off' });
    }
  }

  /** The permission has changed: what seemed to be pulled out may have been taken back. */
  async function reconsider(kind: DeviceKind): Promise<void> {
    if (local.view()[kind].status !== 'refused' || !(await permissions.isRevoked(kind)) || closed) return;
    if (local.view()[kind].status === 'refused') notices.say({ is: 'revoked', kind });
  }

  async function changed(): Promise<void> {
    const before = known;
    const now = await list();
    if (closed) return;
    const isGone = (deviceId: string): boolean => !now.some((info) => info.deviceId === deviceId);
    notices.drop(({ news }) => news.is === 'plugged-in' && Object.values(news.devices).every(isGone));
    const offered = speaker === undefined ? now.filter(({ kind }) => kind !== 'audiooutput') : now;
    for (const one of pluggedInSince(before, offered)) {
      if (kinds.some((kind) => isUsed(kind, one.devices))) continue;
      const { label, devices: brought } = offeredOf(one.group) ?? one;
      notices.say({ is: 'plugged-in', ...one, label, devices: { ...brought, ...one.devices } });
    }
    await keepSpeaker(before, isGone);
  }

  /** What the same plug has brought a moment ago. */
  function offeredOf(group: string): PluggedIn | undefined {
    const offered = notices.read().flatMap(({ news }) => (news.is === 'plugged-in' ? [news] : []));
    return group === '' ? undefined : offered.find((one) => one.group === group);
  }

  /** A chosen loudspeaker that goes would leave silence behind. */
  async function keepSpeaker(before: readonly DeviceInfo[], isGone: (deviceId: string) => boolean): Promise<void> {
    const current = speaker?.current() ?? '';
    if (speaker === undefined || current === '' || !isGone(current)) return;
    const label = devicesOf('speaker', before).find(({ deviceId }) => deviceId === current)?.label ?? '';
    await speaker.choose('');
    notices.say({ is: 'replaced', kind: 'speaker', lost: label, by: '', isMuted: false });
  }

  const onChange = (): void => void changed();
  devices?.addEventListener('devicechange', onChange);
  const stop = local.subscribe(follow);
  follow();
  void list();

  return {
    read: notices.read,
    subscribe: notices.subscribe,
    dismiss: (id) => notices.drop((notice) => notice.id === id),
    async use(plugged) {
      notices.drop(({ news }) => news === plugged);
      const { microphone, camera, speaker: output } = plugged.devices;
      const taken = [
        microphone === undefined || (await local.choose('microphone', microphone)) === null,
        camera === undefined || (await local.choose('camera', camera)) === null,
        output === undefined || speaker === undefined || (await speaker.choose(output)),
      ];
      return taken.every(Boolean);
    },
    close() {
      closed = true;
      devices?.removeEventListener('devicechange', onChange);
      stop();
      permissions.close();
    },
  };
}
