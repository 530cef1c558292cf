import type { BrowserContext, Page } from '@playwright/test';

/** What a test can plug into a page's computer. */
export interface ScriptedDevice {
  readonly kind: MediaDeviceKind;
  readonly id: string;
  readonly label: string;
  /** The same for all that one plug brings. */
  readonly group?: string;
  /** Which way a phone's camera looks. */
  readonly facing?: 'user' | 'environment';
}

declare global {
  interface Window {
    /** The computer of a page under `scriptDevices`. */
    computer?: {
      plug(...devices: readonly ScriptedDevice[]): void;
      unplug(id: string): void;
      /** As in the browser's settings, while it is in use. */
      revoke(name: 'camera' | 'microphone'): void;
      /** The loudspeaker that was asked for last; empty for the system's own. */
      speaker(): string;
      /** Which devices run now. */
      running(): readonly string[];
    };
  }
}

/** What is plugged in when a page opens. */
const fromTheStart: readonly ScriptedDevice[] = [
  { kind: 'audioinput', id: 'desk-microphone', label: 'Desk microphone' },
  { kind: 'audioinput', id: 'lid-microphone', label: 'Lid microphone' },
  { kind: 'videoinput', id: 'desk-camera', label: 'Desk camera' },
  { kind: 'videoinput', id: 'lid-camera', label: 'Lid camera' },
  { kind: 'audiooutput', id: 'desk-speaker', label: 'Desk speaker' },
];

/**
 * Gives the pages of a context a computer whose devices a test plugs in and pulls out, which no browser offers to a test. What
 * runs is the browser's own sound and picture; the list, the names, `devicechange`, the end of a track and the permission
 * that is taken back are played by the stubs below. Call it before a page is opened.
 */
export async function scriptDevices(context: BrowserContext): Promise<void> {
  await context.addInitScript((start: readonly ScriptedDevice[]) => {
    const { mediaDevices, permissions } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const ask = permissions.query.bind(permissions);
    const plugged = new Map(start.map((device) => [device.id, device]));
    const tracks = new Map<MediaStreamTrack, string>();
    const whenEnded = new Map<MediaStreamTrack, EventListenerOrEventListenerObject[]>();
    const revoked = new Set<string>();
    const asked: { readonly name: string; readonly status: EventTarget }[] = [];
    let speaker = '';

    const find = (kind: MediaDeviceKind, wish: boolean | MediaTrackConstraints | undefined): ScriptedDevice | null => {
      if (wish === undefined || wish === false) return null;
      if (revoked.has(kind === 'audioinput' ? 'microphone' : 'camera')) throw new DOMException('', 'NotAllowedError');
      const exact = (constraint: ConstrainDOMString | undefined) =>
        typeof constraint === 'object' && 'exact' in constraint ? constraint.exact : undefined;
      const { deviceId, facingMode } = wish === true ? {} : wish;
      const [id, facing] = [exact(deviceId), exact(facingMode)];
      const found = [...plugged.values()].find(
        (one) => one.kind === kind && (id ?? one.id) === one.id && (facing === undefined || facing === one.facing),
      );
      if (found !== undefined) return found;
      throw new DOMException('', (id ?? facing) === undefined ? 'NotFoundError' : 'OverconstrainedError');
    };

    mediaDevices.enumerateDevices = () =>
      Promise.resolve(
        [...plugged.values()].map(({ id, kind, label, group = '' }) => {
          const info = { deviceId: id, groupId: group, kind, label };
          return { ...info, toJSON: () => info };
        }),
      );
    mediaDevices.getUserMedia = async ({ audio, video } = {}) => {
      const [microphone, camera] = [find('audioinput', audio), find('videoinput', video)];
      const small = { width: 160, height: 120, frameRate: 5 };
      const stream = await open({ audio: microphone !== null, video: camera === null ? false : small });
      for (const track of stream.getTracks()) {
        const device = track.kind === 'audio' ? microphone : camera;
        if (device === null) continue;
        const { id, label, facing } = device;
        const settings = { deviceId: id, ...(facing === undefined ? {} : { facingMode: facing }) };
        const listen = track.addEventListener.bind(track);
        // Firefox hands an `ended` that isn't its own to no listener: these are called by hand.
        const collect = (type: string, listener: EventListenerOrEventListenerObject): void => {
          if (type === 'ended') whenEnded.set(track, [...(whenEnded.get(track) ?? []), listener]);
          else listen(type, listener);
        };
        Object.defineProperties(track, {
          label: { value: label },
          getSettings: { value: () => settings },
          addEventListener: { value: collect },
        });
        tracks.set(track, id);
      }
      return stream;
    };
    permissions.query = async (wish) => {
      const name: string = wish.name;
      if (name !== 'camera' && name !== 'microphone') return await ask(wish);
      const real = await ask(wish).catch(() => null);
      const before = real?.state ?? 'prompt';
      const status = Object.assign(new EventTarget(), { name, onchange: null, state: before });
      Object.defineProperty(status, 'state', { get: () => (revoked.has(name) ? 'denied' : before) });
      asked.push({ name, status });
      return status;
    };
    HTMLMediaElement.prototype.setSinkId = function setSinkId(this: HTMLMediaElement, id: string) {
      speaker = id;
      Object.defineProperty(this, 'sinkId', { value: id, configurable: true });
      return Promise.resolve();
    };

    const changed = (): void => void mediaDevices.dispatchEvent(new Event('devicechange'));
    const end = (ids: (id: string) => boolean): void => {
      for (const [track, id] of tracks) {
        if (!ids(id) || track.readyState === 'ended') continue;
        track.stop();
        // A page's own `stop` fires nothing; a device that goes fires this.
        const event = new Event('ended');
        for (const listener of whenEnded.get(track) ?? []) {
          if (typeof listener === 'function') listener.call(track, event);
          else listener.handleEvent(event);
        }
      }
    };
    window.computer = {
      plug(...devices) {
        for (const device of devices) plugged.set(device.id, device);
        changed();
      },
      unplug(id) {
        plugged.delete(id);
        end((one) => one === id);
        changed();
      },
      revoke(name) {
        revoked.add(name);
        const kind = name === 'camera' ? 'videoinput' : 'audioinput';
        end((id) => plugged.get(id)?.kind === kind);
        for (const one of asked) if (one.name === name) one.status.dispatchEvent(new Event('change'));
      },
      speaker: () => speaker,
      running: () => [...tracks].filter(([{ readyState }]) => readyState === 'live').map(([, id]) => id),
    };
  }, fromTheStart);
}

/** Plugs devices into a page's computer. */
export function plugIn(page: Page, ...devices: readonly ScriptedDevice[]): Promise<void> {
  return page.evaluate((all) => window.computer?.plug(...all), devices);
}

/** Pulls a device out. */
export function unplug(page: Page, id: string): Promise<void> {
  return page.evaluate((one) => window.computer?.unplug(one), id);
}

/** Which devices of a page's computer run, in the order in which they were opened. */
export function running(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.computer?.running() ?? []);
}
