import type { LocalMedia, LocalTracks } from '@anteroom/media';
import type { Preference } from '../../../connection/preference.ts';
import { createStore } from '../../../connection/store.ts';
import type { Store } from '../../../connection/store.ts';
import type { withoutNoise } from './noise.ts';

/** `failed`: this browser can't; `too-slow`: this device can't keep up, and it was switched off by itself. */
export type NoiseState = 'off' | 'starting' | 'on' | 'failed' | 'too-slow';

/** The own tracks as they go out, the microphone's without its noise where that is wished (C5). */
export interface QuietMicrophone {
  readonly view: Store<NoiseState>;
  /** What goes out now; told of by `onTracks`. */
  tracks(): LocalTracks;
  set(on: boolean): void;
  close(): void;
}

export interface QuietMicrophoneParts {
  readonly local: LocalMedia;
  /** Remembered on this device. */
  readonly wish: Preference;
  onTracks(): void;
  readonly load?: () => Promise<{ readonly withoutNoise: typeof withoutNoise }>;
}

type Quiet = Awaited<ReturnType<typeof withoutNoise>>;

/** Follows the microphone, whichever it is. */
export function createQuietMicrophone(parts: QuietMicrophoneParts): QuietMicrophone {
  const { local, wish, onTracks, load = () => import('./noise.ts') } = parts;
  const view = createStore<NoiseState>('off');
  let source: MediaStreamTrack | null = null;
  let quiet: Quiet | null = null;
  let turn = 0;

  function stop(state: NoiseState): void {
    turn += 1;
    quiet?.close();
    quiet = null;
    view.set(state);
    onTracks();
  }

  async function start(microphone: MediaStreamTrack): Promise<void> {
    const mine = (turn += 1);
    view.set('starting');
    try {
      const { withoutNoise } = await load();
      const made = await withoutNoise(microphone, (reason) => {
        if (mine === turn) stop(reason);
      });
      if (mine !== turn) return made.close();
      quiet?.close();
      quiet = made;
      view.set('on');
      onTracks();
    } catch {
      if (mine === turn) stop('failed');
    }
  }

  function follow(): void {
    const microphone = local.view().tracks.audio;
    if (microphone === source) return;
    source = microphone;
    if (!wish.read() || view.read() === 'too-slow') return;
    // The one before is of a microphone that is gone.
    quiet?.close();
    quiet = null;
    if (microphone === null) stop('off');
    else void start(microphone);
  }

  const stopFollowing = local.subscribe(follow);
  follow();

  return {
    view,
    tracks() {
      const { tracks } = local.view();
      if (quiet === null || tracks.audio === null || tracks.audio !== source) return tracks;
      // Whoever is muted sends nothing, where the filter would go on with silence.
      quiet.track.enabled = tracks.audio.enabled;
      return { ...tracks, audio: quiet.track };
    },
    set(on) {
      wish.set(on);
      if (!on) return stop('off');
      if (source !== null) void start(source);
    },
    close() {
      stopFollowing();
      turn += 1;
      quiet?.close();
      quiet = null;
    },
  };
}
