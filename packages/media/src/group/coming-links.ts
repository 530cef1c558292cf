import type { ParticipantId } from '@anteroom/domain';

import type { MediaClock } from '../clock.ts';
import { connectingPeer } from '../connecting-peer.ts';
import type { PeerView } from '../media-session.ts';
import type { MeshSession } from '../mesh/create-mesh-session.ts';

/** The connections from page to page, as they begin. */
export interface ComingLinks {
  /** With whom there is to be a connection, the most important one first. */
  setPeers(ids: readonly ParticipantId[]): void;
  /** Everybody with whom there is to be one; those whose connection hasn't begun are shown as connecting. */
  peers(): ReadonlyMap<ParticipantId, PeerView>;
  /** Whether they begin one after the other, or all at once. */
  spread(isSpread: boolean): void;
  close(): void;
}

export interface ComingLinksParts {
  readonly self: ParticipantId;
  readonly mesh: Pick<MeshSession, 'setPeers' | 'peers' | 'withhold'>;
  readonly clock: MediaClock;
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
export function createComingLinks({ self, mesh, clock }: ComingLinksParts): ComingLinks {
  const begun = new Set<ParticipantId>();
  let wanted: readonly ParticipantId[] = [];
  let isSpread = false;
  let stopWaiting: (() => void) | null = null;

  function waiting(): readonly ParticipantId[] {
    return wanted.filter((id) => !begun.has(id));
  }

  /** Begins so many of those that wait. */
  function begin(most: number): void {
    for (const id of waiting().slice(0, most)) begun.add(id);
    mesh.setPeers(wanted.filter((id) => begun.has(id)));
  }

  function wait(): void {
    stopWaiting = clock.after(between, () => {
      stopWaiting = null;
      if (waiting().length === 0) return;
      wait();
      begin(together);
    });
  }

  function beginAll(): void {
    stopWaiting?.();
    stopWaiting = null;
    begin(Number.POSITIVE_INFINITY);
  }

  return {
    setPeers(ids) {
      const before = waiting();
      wanted = ids.filter((id) => id !== self);
      for (const id of begun) if (!wanted.includes(id)) begun.delete(id);
      // The mesh forgets by itself what was said of those who were its peers.
      for (const id of before) if (!wanted.includes(id)) mesh.withhold(id, []);
      if (!isSpread) return beginAll();
      const isFree = stopWaiting === null;
      if (isFree && waiting().length > 0) wait();
      begin(isFree ? 1 : 0);
    },
    peers() {
      const there = mesh.peers();
      return new Map([...there, ...waiting().map((id) => [id, connectingPeer] as const)]);
    },
    spread(next) {
      isSpread = next;
      if (!next && waiting().length > 0) beginAll();
    },
    close() {
      stopWaiting?.();
      wanted = [];
    },
  };
}
