import type { LocalMedia, LocalMediaView } from '@anteroom/media';
import type { Brand } from '@anteroom/media/background-scene';
import { createStore } from '../../../connection/store.ts';
import type { Store } from '../../../connection/store.ts';
import type { Background, BackgroundWish } from './background-wish.ts';
import type { withBackground } from './background.ts';
import { sceneOf } from './scene-of.ts';

/**
 * `starting`: the picture goes out as it is until all is ready; `holding`: it doesn't, since this was chosen before; `failed`: this
 * browser can't; `too-slow`: this device can't keep up, and it was switched off by itself.
 */
export type BackgroundState = 'off' | 'starting' | 'holding' | 'on' | 'failed' | 'too-slow';

/** What is behind this person, as everybody sees them (C5). */
export interface OwnBackground {
  /** The own devices with the picture as it goes out. */
  readonly local: LocalMedia;
  readonly state: Store<BackgroundState>;
  readonly chosen: Store<Background>;
  choose(background: Background): void;
  close(): void;
}

export interface OwnBackgroundParts {
  readonly local: LocalMedia;
  /** Remembered on this device. */
  readonly wish: BackgroundWish;
  readonly readBrand: () => Promise<Brand>;
  readonly load?: () => Promise<{ readonly withBackground: typeof withBackground }>;
  /** How long a picture is held back for a background that was chosen before; then it goes out as it is. */
  readonly patience?: () => Promise<void>;
}

type Dressed = Awaited<ReturnType<typeof withBackground>>;

/** Follows the camera, whichever it is. */
export function createOwnBackground(parts: OwnBackgroundParts): OwnBackground {
  const { local, wish, readBrand, load = () => import('./background.ts'), patience = fiveSeconds } = parts;
  const state = createStore<BackgroundState>('off');
  const listeners = new Set<() => void>();
  let camera: MediaStreamTrack | null = null;
  let dressed: Dressed | null = null;
  let turn = 0;
  let view = viewNow();

  function viewNow(): LocalMediaView {
    const now = local.view();
    if (now.tracks.video === null || now.tracks.video !== camera) return now;
    if (dressed !== null) return { ...now, tracks: { ...now.tracks, video: dressed.track } };
    // Whoever chose a background doesn't expect their room to be seen because another camera starts.
    if (state.read() !== 'holding') return now;
    return { ...now, camera: { status: 'opening' }, tracks: { ...now.tracks, video: null } };
  }

  function tell(): void {
    view = viewNow();
    for (const listener of [...listeners]) listener();
  }

  function undress(next: BackgroundState): void {
    turn += 1;
    dressed?.close();
    dressed = null;
    state.set(next);
  }

  async function dress(
    of: MediaStreamTrack,
    background: Exclude<Background, 'none'>,
    meanwhile: 'starting' | 'holding',
  ): Promise<void> {
    const mine = (turn += 1);
    state.set(meanwhile);
    try {
      const [{ withBackground }, scene] = await Promise.all([load(), sceneOf(background, readBrand)]);
      const made = await withBackground(of, scene, (reason) => {
        if (mine === turn) end(reason);
      });
      if (mine !== turn) return made.close();
      dressed = made;
      state.set('on');
      tell();
    } catch {
      if (mine === turn) end('failed');
    }
  }

  function end(reason: 'failed' | 'too-slow'): void {
    undress(reason);
    // It would only be switched off again.
    if (reason === 'too-slow') wish.set('none');
    tell();
  }

  /** Another background behind the same camera: it changes from one picture to the next. */
  async function change(background: Exclude<Background, 'none'>): Promise<void> {
    const now = dressed;
    const scene = await sceneOf(background, readBrand);
    if (now === dressed && wish.read() === background) now?.show(scene);
  }

  function follow(): void {
    const now = local.view().tracks.video;
    if (now !== camera) {
      camera = now;
      const background = wish.read();
      const isOver = state.read() === 'failed' || state.read() === 'too-slow';
      if (!isOver) undress('off');
      if (now !== null && background !== 'none' && !isOver) {
        void dress(now, background, 'holding');
        const mine = turn;
        void patience().then(() => {
          if (mine !== turn || state.read() !== 'holding') return;
          state.set('starting');
          tell();
        });
      }
    }
    tell();
  }

  const stopFollowing = local.subscribe(follow);
  follow();

  return {
    local: {
      ...local,
      view: () => view,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    state,
    chosen: wish,
    choose(background) {
      wish.set(background);
      if (background === 'none') {
        undress('off');
        tell();
      } else if (dressed !== null) void change(background);
      else {
        undress('off');
        if (camera !== null) void dress(camera, background, 'starting');
        tell();
      }
    },
    close() {
      stopFollowing();
      undress('off');
      listeners.clear();
    },
  };
}

function fiveSeconds(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5000));
}
