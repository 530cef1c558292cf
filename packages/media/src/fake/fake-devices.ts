import type { DeviceEnvironment, DeviceKind } from '../devices/open-devices.ts';
import { FakeStream } from './fake-stream.ts';
import { FakeTrack } from './fake-track.ts';

/** What stands in the way of a device: the name of the error that a browser throws. */
export type DeviceTrouble = 'NotAllowedError' | 'NotFoundError' | 'NotReadableError';

/** The devices of a computer that exists in memory only. */
export interface FakeDevices {
  readonly environment: DeviceEnvironment;
  /** Every track that was handed out, oldest first. */
  readonly opened: readonly FakeTrack[];
  /** How often the person was asked. */
  readonly asked: number;
  plug(kind: DeviceKind, deviceId: string): void;
  unplug(deviceId: string): void;
  trouble(kind: DeviceKind, trouble: DeviceTrouble | null): void;
  /** Keeps the person thinking until the returned function is called. */
  hold(): () => void;
}

const trackKind = { microphone: 'audio', camera: 'video' } as const;

/** A computer with one microphone and one camera, both allowed. */
export function createFakeDevices(): FakeDevices {
  const plugged = new Map<string, DeviceKind>([
    ['microphone-1', 'microphone'],
    ['camera-1', 'camera'],
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
    const wanted = typeof wish === 'object' ? certain(wish) : undefined;
    const ids = [...plugged].filter(([, one]) => one === kind).map(([id]) => id);
    const id = wanted === undefined ? ids[0] : ids.find((one) => one === wanted);
    if (id === undefined)
      throw new DOMException('None', wanted === undefined ? 'NotFoundError' : 'OverconstrainedError');
    return [new FakeTrack(trackKind[kind], id)];
  }

  return {
    get opened() {
      return opened;
    },
    get asked() {
      return asked;
    },
    plug(kind, deviceId) {
      plugged.set(deviceId, kind);
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
          return [...plugged].map(([deviceId, kind]) => ({
            deviceId,
            groupId: '',
            kind: kind === 'microphone' ? ('audioinput' as const) : ('videoinput' as const),
            label: deviceId,
          }));
        },
        addEventListener: (_type, listener) => listeners.add(listener),
        removeEventListener: (_type, listener) => listeners.delete(listener),
      },
    },
  };
}

function certain({ deviceId }: MediaTrackConstraints): string | undefined {
  if (typeof deviceId !== 'object' || Array.isArray(deviceId)) return undefined;
  return typeof deviceId.exact === 'string' ? deviceId.exact : undefined;
}
