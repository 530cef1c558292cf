import type { DeviceKind } from '../devices/open-devices.ts';
import type { PluggedIn, WatchedKind } from './devices-now.ts';

/**
 * What became of a device in mid-call (C1). `replaced`: gone, and another one of its kind took its place; `lost`: gone, and
 * there is no other; `revoked`: the person or the system took the permission back; `plugged-in`: new, to be offered.
 * Labels are the makers' words, empty where the browser keeps them to itself.
 */
export type DeviceNews =
  | {
      readonly is: 'replaced';
      readonly kind: WatchedKind;
      readonly lost: string;
      /** Empty for the system's own speaker. */
      readonly by: string;
      /** The person was muted, and still is. */
      readonly isMuted: boolean;
    }
  | { readonly is: 'lost'; readonly kind: DeviceKind; readonly lost: string }
  | { readonly is: 'revoked'; readonly kind: DeviceKind }
  | ({ readonly is: 'plugged-in' } & PluggedIn);

/** News that stand until they are dismissed or are no longer true. */
export interface DeviceNotice {
  readonly id: number;
  readonly news: DeviceNews;
}

/** The news that stand. */
export interface DeviceNotices {
  /** Oldest first; the same list until it changes. */
  read(): readonly DeviceNotice[];
  subscribe(listener: () => void): () => void;
  /** What is said of a device takes the place of what was said of it before. */
  say(news: DeviceNews): void;
  /** Takes out what is no longer true. */
  drop(isOver: (notice: DeviceNotice) => boolean): void;
}

/** An empty list of news. */
export function createDeviceNotices(): DeviceNotices {
  const listeners = new Set<() => void>();
  let notices: readonly DeviceNotice[] = [];
  let counted = 0;

  function publish(next: readonly DeviceNotice[]): void {
    notices = next;
    [...listeners].forEach((listener) => listener());
  }

  return {
    read: () => notices,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say(news) {
      counted += 1;
      publish([...notices.filter((notice) => !isSuperseded(notice.news, news)), { id: counted, news }]);
    },
    drop(isOver) {
      const left = notices.filter((notice) => !isOver(notice));
      if (left.length < notices.length) publish(left);
    },
  };
}

/** Whether older news have nothing more to say beside newer ones. */
function isSuperseded(older: DeviceNews, newer: DeviceNews): boolean {
  if (older.is === 'plugged-in') return newer.is === 'plugged-in' && sharesDevices(older.devices, newer.devices);
  return newer.is !== 'plugged-in' && older.kind === newer.kind;
}

/** A headset's microphone and speaker are told one after the other, and offered as one. */
function sharesDevices(some: PluggedIn['devices'], others: PluggedIn['devices']): boolean {
  return (['camera', 'microphone', 'speaker'] as const).some(
    (kind) => some[kind] !== undefined && some[kind] === others[kind],
  );
}
