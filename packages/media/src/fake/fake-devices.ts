import type { DeviceEnvironment, DeviceKind } from '../devices/open-devices.ts';
import type { WatchedKind } from '../watch/devices-now.ts';
import { FakeStream } from './fake-stream.ts';
import { FakeTrack } from './fake-track.ts';

/** What stands in the way of a device: the name of the error that a browser throws. */
export type DeviceTrouble = 'NotAllowedError' | 'NotFoundError' | 'NotReadableError';

/** What else a device may say of itself. */
export interface PlugDetails {
  /** The same for all that one plug brings. */
  readonly groupId?: string;
  readonly facingMode?: 'user' | 'environment';
}

/** The devices of a computer that exists in memory only. */
export interface FakeDevices {
  readonly environment: DeviceEnvironment;
  /** Every track that was handed out, oldest first. */
  readonly opened: readonly FakeTrack[];
  /** How often the person was asked. */
  readonly asked: number;
  plug(kind: WatchedKind, deviceId: string, more?: PlugDetails): void;
  unplug(deviceId: string): void;
  trouble(kind: DeviceKind, trouble: DeviceTrouble | null): void;
  /** Keeps the person thinking until the returned function is called. */
  hold(): () => void;
}

const trackKind = { microphone: 'audio', camera: 'video' } as const;
const infoKind = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const;

/** A computer with one microphone and one camera, both allowed. */
export function createFakeDevices(): FakeDevices {
  const plugged = new Map<string, PlugDetails & { readonly kind: WatchedKind }>([
    ['microphone-1', { kind: 'microphone' }],
    ['camera-1', { kind: 'camera' }],
  ]);
  const troubles: Partial<Record<DeviceKind, DeviceTrouble | null>> = {};
  const opened: FakeTrack[] = [];
  const listeners = new Set<() => void>();
  let asked = 0;
  let thinking: Promise<void> = Promise.resolve();

  function open(kind: DeviceKind, wish: boolean | MediaTrackConstraints | undefined): FakeTrack[] {
    if (wish === false || wish === undefined) return [];
    const trouble = troubles[kind];
    if (trouble != null) throw new DOMException('Trouble', trouble);
    const { deviceId, facingMode } = typeof wish === 'object' ? wish : {};
    const [wanted, facing] = [certain(deviceId), certain(facingMode)];
    const found = [...plugged].find(
      ([id, one]) => one.kind === kind && (wanted ?? id) === id && (facing === undefined || one.facingMode === facing),
    );
    if (found === undefined)
      throw new DOMException('None', (wanted ?? facing) === undefined ? 'NotFoundError' : 'OverconstrainedError');
    const [id, one] = found;
    const looks = one.facingMode === undefined ? {} : { facingMode: one.facingMode };
    return [new FakeTrack(trackKind[kind], id, { deviceId: id, ...looks })];
  }

  return {
    get opened() {
      return opened;
    },
    get asked() {
      return asked;
    },
    plug(kind, deviceId, more = {}) {
      plugged.set(deviceId, { kind, ...more });
      listeners.forEach((listener) => listener());
    },
    unplug(deviceId) {
      plugged.delete(deviceId);
      opened
        .filter((track) => track.label === deviceId && track.readyState === 'live')
        .forEach((track) => track.unplug());
      listeners.forEach((listener) => listener());
    },
    trouble(kind, trouble) {
      troubles[kind] = trouble;
    },
    hold() {
      let release = (): void => undefined;
      thinking = new Promise((done) => (release = done));
      return () => release();
    },
    environment: {
      secure: true,
      devices: {
        async getUserMedia({ audio, video }) {
          asked += 1;
          await thinking;
          const tracks = [...open('microphone', audio), ...open('camera', video)];
          opened.push(...tracks);
          return new FakeStream(`stream-${String(asked)}`, tracks);
        },
        async enumerateDevices() {
          return [...plugged].map(([deviceId, { kind, groupId = '' }]) => ({
            deviceId,
            groupId,
            kind: infoKind[kind],
            label: deviceId,
          }));
        },
        addEventListener: (_type, listener) => listeners.add(listener),
        removeEventListener: (_type, listener) => listeners.delete(listener),
      },
    },
  };
}

function certain(constraint: ConstrainDOMString | undefined): string | undefined {
  if (typeof constraint !== 'object' || Array.isArray(constraint)) return undefined;
  return typeof constraint.exact === 'string' ? constraint.exact : undefined;
}
