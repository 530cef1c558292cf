import type { MediaKind } from '@anteroom/protocol';
import { mediaKinds } from '@anteroom/protocol';

import type { PeerView } from '../media-session.ts';
import type { Topology } from './group-session.ts';

/** What is seen and heard of one peer: streams that stay the same while the tracks in them come another way. */
export interface PeerOutput {
  /** Which way their media came when they were met. */
  readonly met: Topology;
  /** null until there is a first track. The same object from then on. */
  readonly stream: MediaStream | null;
  readonly shared: MediaStream | null;
  /** Which way each kind comes. */
  source(kind: MediaKind): Topology;
  /** Takes note of what comes from page to page now. */
  note(view: Pick<PeerView, 'stream' | 'shared'>): void;
  /** What of it comes over the media server; undefined while nothing does. */
  overServer(kind: MediaKind): MediaStreamTrack | undefined;
  /** Shows what comes from page to page; nothing where nothing does. */
  showMesh(kind: MediaKind): void;
  /** Shows what comes over the media server. */
  showServer(kind: MediaKind, track: MediaStreamTrack): void;
}

/** @param newStream makes a stream without tracks */
export function createPeerOutput(met: Topology, newStream: () => MediaStream): PeerOutput {
  let stream: MediaStream | null = null;
  let shared: MediaStream | null = null;
  const fromServer = new Map<MediaKind, MediaStreamTrack>();
  /** What comes from page to page, also while it isn't shown. */
  const fromMesh = new Map<MediaKind, MediaStreamTrack>();
  let noted: Pick<PeerView, 'stream' | 'shared'> = { stream: null, shared: null };

  function streamOf(kind: MediaKind): MediaStream {
    if (kind === 'screen') return (shared ??= newStream());
    return (stream ??= newStream());
  }

  function put(kind: MediaKind, track: MediaStreamTrack): void {
    const into = streamOf(kind);
    const others = into.getTracks().filter((one) => one !== track && one.kind === track.kind);
    // A stream takes no second track of one name, and a media server's connections all name theirs alike.
    for (const other of others) if (other.id === track.id) into.removeTrack(other);
    // The new one first: an element that has a picture all along goes on showing it.
    if (!into.getTracks().includes(track)) into.addTrack(track);
    for (const other of others) into.removeTrack(other);
  }

  function noteIn(kind: MediaKind, now: MediaStream | null, before: MediaStream | null): void {
    // Another connection: what came over the one before is gone.
    if (now !== before && before !== null) fromMesh.delete(kind);
    const server = fromServer.get(kind);
    const track = now?.getTracks().find((one) => (one.kind === 'audio') === (kind === 'sound') && one !== server);
    if (track !== undefined) fromMesh.set(kind, track);
  }

  return {
    met,
    get stream() {
      return stream;
    },
    get shared() {
      return shared;
    },
    source: (kind) => (fromServer.has(kind) ? 'media-server' : 'mesh'),
    note(view) {
      stream ??= view.stream;
      shared ??= view.shared;
      for (const kind of mediaKinds) {
        const of = kind === 'screen' ? 'shared' : 'stream';
        noteIn(kind, view[of], noted[of]);
      }
      noted = { stream: view.stream, shared: view.shared };
    },
    overServer: (kind) => fromServer.get(kind),
    showMesh(kind) {
      const track = fromMesh.get(kind);
      const server = fromServer.get(kind);
      fromServer.delete(kind);
      if (track !== undefined) put(kind, track);
      else if (server !== undefined) streamOf(kind).removeTrack(server);
    },
    showServer(kind, track) {
      fromServer.set(kind, track);
      put(kind, track);
    },
  };
}
