import type { ParticipantId } from '@anteroom/domain';

import type { LocalTracks, MediaSession, PeerConnectionState, PeerStats, PeerView } from '../media-session.ts';
import type { Quality } from '../quality/judge-quality.ts';
import type { Fingerprints } from '../verify/fingerprints.ts';
import { FakeStream } from './fake-stream.ts';

/** Media sessions that meet in memory, for tests of everything that uses the port. */
export interface FakeMediaNetwork {
  /** The session of this participant's page; the one before it is cut off, as by a reload. */
  session(self: ParticipantId, local: LocalTracks): MediaSession;
  /** What one hears and sees of another now; null without a connection. */
  received(at: ParticipantId, from: ParticipantId): LocalTracks | null;
  /** The network goes away, for everybody. */
  interrupt(): void;
  /** It is back. */
  heal(): void;
  /** What one's page finds about the way to another. */
  setQuality(at: ParticipantId, from: ParticipantId, quality: Quality): void;
}

interface FakePeer {
  state: PeerConnectionState;
  stream: FakeStream | null;
  shared: FakeStream | null;
  quality: Quality | null;
}

interface FakePage {
  readonly self: ParticipantId;
  readonly peers: Map<ParticipantId, FakePeer>;
  local: LocalTracks;
  publish(): void;
  hear(from: ParticipantId, bytes: Uint8Array<ArrayBuffer>): void;
}

/** A network that works at once, until it is told otherwise. Two are connected when each has the other as a peer. */
export function createFakeMediaNetwork(): FakeMediaNetwork {
  const pages = new Map<ParticipantId, FakePage>();
  let up = true;

  function connected(page: FakePage, id: ParticipantId): FakePage | null {
    const other = pages.get(id);
    return up && other !== undefined && other.peers.has(page.self) ? other : null;
  }

  function settle(page: FakePage): void {
    for (const [id, peer] of page.peers) {
      const other = connected(page, id);
      if (other !== null) {
        peer.state = 'connected';
        peer.stream ??= new FakeStream(`from-${id}`, tracksIn(other.local));
        peer.shared ??= new FakeStream(`shared-by-${id}`);
      } else if (peer.state === 'connected') {
        peer.state = 'interrupted';
      }
    }
    page.publish();
  }

  // As with a browser, nothing is connected before the task that asked for it is over.
  function settleAll(): void {
    void Promise.resolve().then(() => pages.forEach(settle));
  }

  return {
    received(at, from) {
      const page = pages.get(at);
      return page?.peers.get(from)?.state === 'connected' ? (connected(page, from)?.local ?? null) : null;
    },
    interrupt() {
      up = false;
      settleAll();
    },
    heal() {
      up = true;
      settleAll();
    },
    setQuality(at, from, quality) {
      const peer = pages.get(at)?.peers.get(from);
      if (peer !== undefined) peer.quality = quality;
      pages.get(at)?.publish();
    },
    session(self, local) {
      const listeners = new Set<() => void>();
      const byteListeners = new Set<(from: ParticipantId, bytes: Uint8Array<ArrayBuffer>) => void>();
      let views: ReadonlyMap<ParticipantId, PeerView> = new Map();
      const page: FakePage = {
        self,
        peers: new Map(),
        local,
        publish() {
          const next = new Map([...page.peers].map(([id, peer]) => [id, viewOf(peer, { local: self, remote: id })]));
          if (JSON.stringify([...next].map(describe)) === JSON.stringify([...views].map(describe))) return;
          views = next;
          [...listeners].forEach((listener) => listener());
        },
        hear: (from, bytes) => [...byteListeners].forEach((listener) => listener(from, bytes)),
      };
      const isOpen = (): boolean => pages.get(self) === page;
      pages.set(self, page);
      return {
        setPeers(ids) {
          if (!isOpen()) return;
          for (const id of [...page.peers.keys()]) if (!ids.includes(id)) page.peers.delete(id);
          for (const id of ids) {
            if (id !== self && !page.peers.has(id)) {
              page.peers.set(id, { state: 'connecting', stream: null, shared: null, quality: null });
            }
          }
          page.publish();
          settleAll();
        },
        setLocal(tracks) {
          page.local = tracks;
        },
        setShared: () => undefined,
        setSending: () => undefined,
        setWanted: () => undefined,
        hurry: () => undefined,
        sendBytes(to, bytes) {
          const other = connected(page, to);
          if (!isOpen() || other === null || page.peers.get(to)?.state !== 'connected') return false;
          const copy = bytes.slice();
          void Promise.resolve().then(() => connected(page, to) === other && other.hear(self, copy));
          return true;
        },
        unsent: () => 0,
        onBytes(listener) {
          byteListeners.add(listener);
          return () => byteListeners.delete(listener);
        },
        onDrained: () => () => undefined,
        peers: () => views,
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        restart() {
          for (const peer of page.peers.values()) {
            peer.state = peer.state === 'connected' ? 'interrupted' : 'connecting';
            peer.stream = null;
            peer.shared = null;
          }
          page.publish();
          settleAll();
        },
        async stats() {
          return new Map([...page.peers.keys()].map((id) => [id, noStats]));
        },
        close() {
          if (!isOpen()) return;
          pages.delete(self);
          page.peers.clear();
          page.publish();
          listeners.clear();
          settleAll();
        },
      };
    },
  };
}

const noStats: PeerStats = {
  framesDecoded: 0,
  framesSent: 0,
  audioPacketsReceived: 0,
  videoPacketsReceived: 0,
  packetsReceived: 0,
  packetsLost: 0,
  outgoingLoss: null,
  isSlowed: false,
  heightReceived: null,
  heightSent: null,
  bytesReceived: 0,
  bytesSent: 0,
  roundTripMs: null,
  path: null,
};

function tracksIn({ audio, video }: LocalTracks): readonly MediaStreamTrack[] {
  return [audio, video].filter((track) => track !== null);
}

function viewOf({ state, stream, shared, quality }: FakePeer, certificates: Fingerprints): PeerView {
  const isConnected = state === 'connected';
  const arriving = isConnected ? { audio: true, video: true } : null;
  const fingerprints = stream === null ? null : certificates;
  return {
    stream,
    shared,
    isSpeakable: isConnected,
    connection: state,
    quality,
    arriving,
    fingerprints,
    ownPicture: 'all',
  };
}

function describe([id, { stream, shared, ...view }]: readonly [ParticipantId, PeerView]): object {
  return [id, stream?.id ?? null, shared?.id ?? null, view];
}
