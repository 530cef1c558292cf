import type { LocalTracks } from '../media-session.ts';
import type { DeviceRefusal } from './device-refusal.ts';
import type { DeviceEnvironment, DeviceKind, DeviceWish, Opened, Wishes } from './open-devices.ts';
import { openDevices } from './open-devices.ts';

/**
 * One device of this participant. `off`: not wanted; `opening`: wanted, the person or the browser is asked; `on`: running;
 * `refused`: wanted, and not to be had, for this reason.
 */
export type DeviceState =
  { readonly status: 'off' | 'opening' | 'on' } | { readonly status: 'refused'; readonly reason: DeviceRefusal };

/** A device that the person may choose. */
export interface DeviceChoice {
  readonly deviceId: string;
  /** Empty until the person has allowed the use of any. */
  readonly label: string;
}

/** The devices of this participant, as a screen shows them. Each part is the same object until it changes. */
export interface LocalMediaView {
  readonly microphone: DeviceState;
  readonly camera: DeviceState;
  readonly tracks: LocalTracks;
  /** What is running now; null where nothing is, or the browser doesn't say. */
  readonly inUse: Readonly<Record<DeviceKind, string | null>>;
  readonly choices: Readonly<Record<DeviceKind, readonly DeviceChoice[]>>;
}

/** This participant's microphone and camera, before and during a call (E2, C1). */
export interface LocalMedia {
  view(): LocalMediaView;
  subscribe(listener: () => void): () => void;
  /** Opens what is named, with one question to the person for both. */
  open(wished: Readonly<Record<DeviceKind, boolean>>): Promise<void>;
  /** Mutes at once; the microphone stays open, so that the first word after it isn't lost. Opens it if it wasn't. */
  setMicrophone(on: boolean): Promise<void>;
  /** Off lets go of the camera, so that its light goes out; on opens it again. */
  setCamera(on: boolean): Promise<void>;
  /**
   * Uses this device from now on; the old one goes on until the new one runs, and where the new one can't be had. Answers
   * why not, null when it worked. Remembered for a camera that is off.
   * @param device a device's id; for a phone's cameras also which way they look
   */
  choose(kind: DeviceKind, device: string | DeviceWish): Promise<DeviceRefusal | null>;
  /** Lets go of everything. */
  close(): void;
}

/** What the devices need; both only in a test other than the browser's own. */
export interface LocalMediaOptions {
  readonly environment?: DeviceEnvironment;
  /** Tracks that run already, as from the set-up page: they are taken over, not asked for again. */
  readonly running?: LocalTracks;
}

const kinds = ['microphone', 'camera'] as const;
const slotOf = { microphone: 'audio', camera: 'video' } as const;
const infoOf = { microphone: 'audioinput', camera: 'videoinput' } as const;
const nothing: LocalTracks = { audio: null, video: null };

/** The participant's own microphone and camera. */
export function createLocalMedia(options: LocalMediaOptions = {}): LocalMedia {
  const environment = options.environment ?? browserEnvironment();
  const listeners = new Set<() => void>();
  const chosen: Record<DeviceKind, DeviceWish> = { microphone: {}, camera: {} };
  /** Rises with every wish for a device: what an older wish brings is let go of. */
  const wish = { microphone: 0, camera: 0 };
  let closed = false;
  let view: LocalMediaView = {
    microphone: { status: 'off' },
    camera: { status: 'off' },
    tracks: nothing,
    inUse: { microphone: null, camera: null },
    choices: { microphone: [], camera: [] },
  };

  function update(change: Partial<LocalMediaView>): void {
    view = { ...view, ...change };
    [...listeners].forEach((listener) => listener());
  }

  function settle(kind: DeviceKind, state: DeviceState, track: MediaStreamTrack | null): void {
    const before = view.tracks[slotOf[kind]];
    if (track !== null && track !== before) track.addEventListener('ended', () => lost(kind, track));
    update({
      [kind]: state,
      tracks: { ...view.tracks, [slotOf[kind]]: track },
      inUse: { ...view.inUse, [kind]: track?.getSettings().deviceId ?? null },
    });
    // The new one runs before the old one stops: the peers see no gap.
    if (before !== track) before?.stop();
  }

  /** Unplugged, or taken by the system: `stop` of our own fires nothing. */
  function lost(kind: DeviceKind, track: MediaStreamTrack): void {
    if (view.tracks[slotOf[kind]] !== track) return;
    // Who was muted misses nothing, and isn't unmuted by another microphone.
    settle(kind, view[kind].status === 'off' ? view[kind] : { status: 'refused', reason: 'missing' }, null);
  }

  async function ask(wanted: readonly DeviceKind[]): Promise<void> {
    const turn = new Map(wanted.map((kind) => [kind, (wish[kind] += 1)]));
    for (const kind of wanted) if (view[kind].status !== 'on') update({ [kind]: { status: 'opening' } });
    const wishes: Wishes = Object.fromEntries(wanted.map((kind) => [kind, chosen[kind]]));
    const opened = await openDevices(environment, wishes);
    for (const kind of wanted) take(kind, opened[kind], turn.get(kind) === wish[kind]);
    await list();
  }

  async function exchange(kind: DeviceKind): Promise<DeviceRefusal | null> {
    const turn = (wish[kind] += 1);
    const wishes: Wishes = { [kind]: chosen[kind] };
    let opened = (await openDevices(environment, wishes))[kind];
    if (opened?.ok === false && opened.refusal === 'busy' && turn === wish[kind]) {
      // Phones run one camera at a time: the old one has to go first.
      view.tracks[slotOf[kind]]?.stop();
      opened = (await openDevices(environment, wishes))[kind];
      take(kind, opened, turn === wish[kind]);
    } else if (opened?.ok === true) {
      opened.track.enabled = view[kind].status !== 'off';
      take(kind, opened, turn === wish[kind]);
    }
    await list();
    return opened?.ok === false ? opened.refusal : null;
  }

  function take(kind: DeviceKind, opened: Opened | undefined, current: boolean): void {
    if (opened === undefined) return;
    if (closed || !current) {
      if (opened.ok) opened.track.stop();
      return;
    }
    if (opened.ok) settle(kind, { status: opened.track.enabled ? 'on' : 'off' }, opened.track);
    else settle(kind, { status: 'refused', reason: opened.refusal }, null);
  }

  async function list(): Promise<void> {
    const infos = (await environment.devices?.enumerateDevices().catch(() => [])) ?? [];
    if (closed) return;
    const choices = (kind: DeviceKind): readonly DeviceChoice[] =>
      infos
        .filter((info) => info.kind === infoOf[kind] && info.deviceId !== '')
        .map(({ deviceId, label }) => ({ deviceId, label }));
    update({ choices: { microphone: choices('microphone'), camera: choices('camera') } });
  }

  const relist = (): void => void list();
  environment.devices?.addEventListener('devicechange', relist);
  for (const kind of kinds) {
    const track = options.running?.[slotOf[kind]] ?? null;
    if (track?.readyState === 'live') settle(kind, { status: track.enabled ? 'on' : 'off' }, track);
  }
  if (view.tracks !== nothing) relist();

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: (wished) => ask(kinds.filter((kind) => wished[kind] && view.tracks[slotOf[kind]] === null)),
    async setMicrophone(on) {
      const track = view.tracks.audio;
      if (track === null && on) return await ask(['microphone']);
      wish.microphone += 1;
      if (track !== null) track.enabled = on;
      update({ microphone: { status: on ? 'on' : 'off' } });
    },
    async setCamera(on) {
      if (on) return view.tracks.video === null ? await ask(['camera']) : undefined;
      wish.camera += 1;
      settle('camera', { status: 'off' }, null);
    },
    async choose(kind, device) {
      chosen[kind] = typeof device === 'string' ? { deviceId: device } : device;
      if (view.tracks[slotOf[kind]] !== null) return await exchange(kind);
      if (view[kind].status !== 'off') await ask([kind]);
      const state = view[kind];
      return state.status === 'refused' ? state.reason : null;
    },
    close() {
      closed = true;
      environment.devices?.removeEventListener('devicechange', relist);
      view.tracks.audio?.stop();
      view.tracks.video?.stop();
      listeners.clear();
    },
  };
}

function browserEnvironment(): DeviceEnvironment {
  // Older and insecure pages have none, whatever the types say.
  const devices: MediaDevices | undefined = 'mediaDevices' in navigator ? navigator.mediaDevices : undefined;
  return { devices, secure: isSecureContext };
}
