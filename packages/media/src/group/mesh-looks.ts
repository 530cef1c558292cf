import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import type { MediaSession, PeerStats } from '../media-session.ts';

/** Sees when sound and pictures really come from page to page again. */
export interface MeshLooks {
  /** Looks from now on, often. */
  start(): void;
  stop(): void;
  hasArrived(id: ParticipantId, kind: MediaKind): boolean;
}

export interface MeshLooksParts {
  readonly mesh: Pick<MediaSession, 'stats'>;
  readonly clock: MediaClock;
  readonly onChange: () => void;
}

/** Between two looks, in milliseconds. */
const lookEvery = 200;

export function createMeshLooks({ mesh, clock, onChange }: MeshLooksParts): MeshLooks {
  let before: ReadonlyMap<ParticipantId, PeerStats> = new Map();
  let arrived = new Set<string>();
  let stopLooking: (() => void) | null = null;
  let round = 0;

  async function look(mine: number): Promise<void> {
    const now = await mesh.stats();
    if (mine !== round) return;
    for (const [id, stats] of now) {
      const then = before.get(id);
      if (then === undefined) continue;
      if (stats.audioPacketsReceived > then.audioPacketsReceived) arrived.add(`${id} sound`);
      // A screen and a face are counted together: they begin to come together, too.
      if (stats.framesDecoded > then.framesDecoded) arrived.add(`${id} picture`).add(`${id} screen`);
    }
    before = now;
    onChange();
  }

  function lookLater(mine: number): void {
    stopLooking = clock.after(lookEvery, () => {
      void look(mine)
        .catch(() => undefined)
        .finally(() => {
          if (mine === round) lookLater(mine);
        });
    });
  }

  function stop(): void {
    round += 1;
    stopLooking?.();
    stopLooking = null;
  }

  return {
    start() {
      stop();
      before = new Map();
      arrived = new Set();
      lookLater(round);
    },
    stop,
    hasArrived: (id, kind) => arrived.has(`${id} ${kind}`),
  };
}
