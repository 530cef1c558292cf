import type { DeviceKind } from '../devices/open-devices.ts';

/** What a browser says about a permission, and that it tells when that changes. */
export interface PermissionPort {
  readonly state: PermissionState;
  addEventListener(type: 'change', listener: () => void): void;
  removeEventListener(type: 'change', listener: () => void): void;
}

/** Asks for a permission; rejects where the browser doesn't know it. */
export type AskPermission = (kind: DeviceKind) => Promise<PermissionPort>;

/** Knows whether a permission was taken back. */
export interface PermissionWatch {
  /** Whether the page was allowed this and isn't any more. A browser that says nothing has taken nothing back. */
  isRevoked(kind: DeviceKind): Promise<boolean>;
  close(): void;
}

/** @param onChange called when the browser says that something of it has changed */
export function watchPermissions(
  ask: AskPermission | undefined,
  onChange: (kind: DeviceKind) => void,
): PermissionWatch {
  const granted = new Set<DeviceKind>();
  const stops: (() => void)[] = [];
  let closed = false;

  async function look(kind: DeviceKind): Promise<PermissionPort | null> {
    try {
      const permission = (await ask?.(kind)) ?? null;
      if (permission?.state === 'granted') granted.add(kind);
      return permission;
    } catch {
      return null;
    }
  }

  async function follow(kind: DeviceKind): Promise<void> {
    const permission = await look(kind);
    if (permission === null || closed) return;
    const changed = (): void => {
      if (permission.state === 'granted') granted.add(kind);
      onChange(kind);
    };
    permission.addEventListener('change', changed);
    stops.push(() => permission.removeEventListener('change', changed));
  }

  void follow('microphone');
  void follow('camera');

  return {
    async isRevoked(kind) {
      const state = (await look(kind))?.state;
      // Allowed for this once only, a browser asks again the next time without having taken anything back.
      return state === 'denied' || (state === 'prompt' && granted.has(kind));
    },
    close() {
      closed = true;
      for (const stop of stops) stop();
    },
  };
}
