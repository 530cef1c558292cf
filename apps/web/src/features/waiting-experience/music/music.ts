import { musicPieces, type MusicPiece } from '@anteroom/domain';
import { createStore, type Store } from '../../../connection/store.ts';
import { compose } from './pieces.ts';
import { createPlayer, type Player, type Playing } from './player.ts';
import type { Sound } from './sound.ts';

export interface MusicState {
  /** What was chosen last, in this browser; null for none. */
  readonly piece: MusicPiece | null;
  /** From 0 to 1. */
  readonly volume: number;
  /** `waiting` after a reload: what was chosen begins by a press alone. */
  readonly phase: 'off' | 'waiting' | 'preparing' | 'playing' | 'failed';
}

/** The music of somebody who waits (E6). Nothing sounds before they press something. */
export interface Music {
  readonly state: Store<MusicState>;
  /** Chooses a piece and begins it, or none. To be called while a press is handled, as browsers want it. */
  choose(piece: MusicPiece | null): void;
  setVolume(volume: number): void;
  /** Lets the music fade and go; what was chosen stays remembered. */
  close(): void;
}

export interface MusicParts {
  readonly createPlayer?: () => Player;
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** Lets the page do something else between two steps. */
  readonly pause?: () => Promise<void>;
  readonly make?: (piece: MusicPiece, rate: number) => Generator<void, Sound>;
}

/** Enough for a calm piece, and half the work of the usual rate. */
const rate = 24_000;
const key = 'anteroom-music';

/** Makes the music of a page, silent. */
export function createMusic(parts: MusicParts = {}): Music {
  const { storage = browserStorage(), make = compose, pause = breathe } = parts;
  const openPlayer = parts.createPlayer ?? createPlayer;
  const remembered = recall(storage);
  const state = createStore<MusicState>({ ...remembered, phase: remembered.piece === null ? 'off' : 'waiting' });
  const change = (part: Partial<MusicState>): void => state.set({ ...state.read(), ...part });
  const sounds = new Map<MusicPiece, Sound>();
  let player: Player | null = null;
  let playing: Playing | null = null;
  /** Counts what was chosen, so that a piece which is ready too late isn't begun. */
  let turn = 0;

  function keep(): void {
    const { piece, volume } = state.read();
    try {
      storage?.setItem(key, JSON.stringify({ piece, volume }));
    } catch {
      // Full or forbidden: it holds as long as the page lives.
    }
  }

  function fade(): void {
    playing?.fade();
    playing = null;
  }

  async function soundOf(piece: MusicPiece, own: number): Promise<Sound | null> {
    const known = sounds.get(piece);
    if (known !== undefined) return known;
    const steps = make(piece, rate);
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        sounds.set(piece, step.value);
        return step.value;
      }
      await pause();
      if (own !== turn) return null;
    }
  }

  async function begin(piece: MusicPiece, own: number, through: Player): Promise<void> {
    try {
      const sound = await soundOf(piece, own);
      await through.ready();
      if (sound === null || own !== turn) return;
      playing = through.begin(sound, state.read().volume);
      change({ phase: 'playing' });
    } catch {
      if (own === turn) change({ phase: 'failed' });
    }
  }

  return {
    state,
    choose(piece) {
      turn += 1;
      fade();
      change({ piece, phase: piece === null ? 'off' : 'preparing' });
      keep();
      if (piece === null) return;
      try {
        player ??= openPlayer();
      } catch {
        change({ phase: 'failed' });
        return;
      }
      void begin(piece, turn, player);
    },
    setVolume(volume) {
      change({ volume: Math.min(1, Math.max(0, volume)) });
      keep();
      playing?.setVolume(state.read().volume);
    },
    close() {
      turn += 1;
      fade();
      player?.close();
      player = null;
      if (state.read().piece !== null) change({ phase: 'waiting' });
    },
  };
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function recall(storage: MusicParts['storage']): Pick<MusicState, 'piece' | 'volume'> {
  const nothing = { piece: null, volume: 0.6 };
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return nothing;
    const { piece: name, volume } = { piece: null, volume: nothing.volume, ...kept };
    const piece = musicPieces.find((each) => each === name) ?? null;
    return { piece, volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : nothing.volume };
  } catch {
    return nothing;
  }
}

function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
