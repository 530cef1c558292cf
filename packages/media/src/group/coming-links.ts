import type { ParticipantId } from '@anteroom/domain';

import type { MediaClock } from '../clock.ts';
import type { MeshSession } from '../mesh/create-mesh-session.ts';

/** The connections from page to page, as they begin. */
export interface ComingLinks {
  /** With whom there is to be a connection, the most important one first. */
  setPeers(ids: readonly ParticipantId[]): void;
  /** Whether they begin one after the other, or all at once. */
  spread(isSpread: boolean): void;
  close(): void;
}

export interface ComingLinksParts {
  readonly self: ParticipantId;
  readonly mesh: Pick<MeshSession, 'setPeers'>;
  readonly clock: MediaClock;
  /** Somebody is a peer of the mesh in a moment. */
  readonly onBegin: (id: ParticipantId) => void;
  /** Connections have begun after `setPeers` had returned. */
  readonly onBegun: () => void;
}

/** Between two beginnings, in milliseconds: as long as a connection needs to get to its first picture. */
export const between = 400;

/** How many begin together after the first, which has the browser to itself. */
export const together = 3;

/**
 * Where sound and pictures go over a media server, the connections from page to page carry only what pages say to each other.
 * To begin one costs the browser as much as the whole way to the server does: who comes to nineteen others would wait for their
 * first picture until all nineteen are there. So they begin a few at a time.
 */
export function createComingLinks(parts: ComingLinksParts): ComingLinks {
  const { self, mesh, clock, onBegin, onBegun } = parts;
  const begun = new Set<ParticipantId>();
  let wanted: readonly ParticipantId[] = [];
  let isSpread = false;
  let stopWaiting: (() => void) | null = null;

  function waiting(): readonly ParticipantId[] {
    return wanted.filter((id) => !begun.has(id));
  }

  /** Begins so many of those that wait. */
  function begin(most: number): void {
    for (const id of waiting().slice(0, most)) {
      begun.add(id);
      onBegin(id);
    }
    mesh.setPeers(wanted.filter((id) => begun.has(id)));
  }

  function wait(): void {
    stopWaiting = clock.after(between, () => {
      stopWaiting = null;
      if (waiting().length === 0) return;
      wait();
      begin(together);
      onBegun();
    });
  }

  function beginAll(): void {
    stopWaiting?.();
    stopWaiting = null;
    begin(Number.POSITIVE_INFINITY);
  }

  return {
    setPeers(ids) {
      wanted = ids.filter((id) => id !== self);
      for (const id of begun) if (!wanted.includes(id)) begun.delete(id);
      if (!isSpread) return beginAll();
      const isFree = stopWaiting === null;
      if (isFree && waiting().length > 0) wait();
      begin(isFree ? 1 : 0);
    },
    spread(next) {
      isSpread = next;
      if (next || waiting().length === 0) return;
      beginAll();
      onBegun();
    },
    close() {
      stopWaiting?.();
      wanted = [];
    },
  };
}
