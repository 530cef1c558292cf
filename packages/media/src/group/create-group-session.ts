import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';
import { mediaKinds } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import { browserClock } from '../clock.ts';
import type { PeerStats, PeerView } from '../media-session.ts';
import type { MeshSession } from '../mesh/create-mesh-session.ts';
import type { WantedPictures } from '../quality/sending.ts';
import { usualSending } from '../quality/sending.ts';
import type { SentTracks } from '../sfu/media-server-part.ts';
import type { Talk } from '../talk/talk.ts';
import { createComingLinks } from './coming-links.ts';
import type { GroupSession, Topology } from './group-session.ts';
import type { KeyedPart, StartPart } from './keyed-part.ts';
import { createMeshLooks } from './mesh-looks.ts';
import { createPartLoader } from './part-loader.ts';
import type { PeerOutput } from './peer-output.ts';
import { createPeerOutput } from './peer-output.ts';
import { sumOf } from './sum-stats.ts';
import { viewOver } from './view-over.ts';
import type { Ways } from './ways.ts';
import { createWays } from './ways.ts';

export interface GroupSessionOptions {
  readonly self: ParticipantId;
  readonly mesh: MeshSession;
  readonly local: Omit<SentTracks, 'shared'>;
  /** Loads what only large calls need, or has it already; rejects where it can't be loaded now. */
  readonly loadPart: () => StartPart | Promise<StartPart>;
  readonly clock?: MediaClock;
  readonly newStream?: () => MediaStream;
}

/** When what doesn't arrive isn't waited for any more, such as the sound of somebody who is muted; in milliseconds. */
const settling = 12_000;

/** Puts a mesh and a way over a media server together: what pages say goes over the mesh in a call of any size. */
export function createGroupSession(options: GroupSessionOptions): GroupSession {
  const { self, mesh, clock = browserClock, newStream = () => new MediaStream() } = options;
  const outputs = new Map<ParticipantId, PeerOutput>();
  /** Since when somebody's lines are there at the media server. */
  const overSince = new Map<ParticipantId, number>();
  const listeners = new Set<() => void>();
  const loader = createPartLoader(options.loadPart, clock);
  const looks = createMeshLooks({ mesh, clock, onChange: follow });
  const links = createComingLinks({ self, mesh, clock });
  let talk: Talk | null = null;
  let ways: Ways | null = null;
  let topology: Topology = 'mesh';
  let isEncrypted = true;
  let part: KeyedPart | null = null;
  let tracks: SentTracks = { ...options.local, shared: null };
  let choice = usualSending;
  let shown: ReadonlyMap<ParticipantId, number> | null = null;
  let receiving: WantedPictures = 'all';
  let distrusted: readonly ParticipantId[] = [];
  let views = mesh.peers();
  let isSettled = false;
  let stopSettling = noTimer;
  let closed = false;

  function present(): readonly ParticipantId[] {
    return [...links.peers().keys()];
  }

  function watch(id: ParticipantId, met: Topology): void {
    if (!outputs.has(id)) outputs.set(id, createPeerOutput(met, newStream));
  }

  /** Says what goes to somebody from page to page. */
  function direct(id: ParticipantId): void {
    const kept = topology === 'mesh' ? mediaKinds : (ways?.kept.get(id) ?? []);
    mesh.withhold(
      id,
      mediaKinds.filter((kind) => !kept.includes(kind)),
      // Who was met before may still send to this page while it takes over what this one sends.
      topology === 'media-server' && outputs.get(id)?.met === 'media-server',
    );
  }

  /** Shows everybody the way that their media really come by now, and tells them. */
  function follow(): void {
    if (closed) return;
    for (const [id, view] of links.peers()) {
      const shows = outputs.get(id);
      if (shows === undefined) continue;
      shows.note(view);
      for (const kind of mediaKinds) show(id, kind, shows);
      ways?.tell(id, carriedFrom(id, shows));
    }
    if (topology === 'mesh' && part !== null && isBack()) endPart();
    publish();
  }

  function show(id: ParticipantId, kind: MediaKind, shows: PeerOutput): void {
    const over = part?.peer(id);
    const shown = shows.overServer(kind);
    // A line that isn't theirs any more is the next one's, who must not be seen by their name. What has ended keeps its last picture.
    if (shown?.readyState === 'live' && over !== undefined && over.offered.get(kind) !== shown) shows.showMesh(kind);
    if (topology === 'media-server') {
      // Where nothing came from page to page there is nothing to lose.
      const isNew = shows.met === 'media-server' && shows.source(kind) === 'mesh';
      const track = over?.tracks.get(kind) ?? (isNew ? over?.offered.get(kind) : undefined);
      if (track !== undefined) shows.showServer(kind, track);
      else if (shows.source(kind) === 'mesh') shows.showMesh(kind);
    } else if (shows.source(kind) === 'mesh' || isSettled || looks.hasArrived(id, kind)) {
      shows.showMesh(kind);
    }
  }

  function carriedFrom(id: ParticipantId, shows: PeerOutput): readonly MediaKind[] {
    const isConnected = topology === 'media-server' && part?.peer(id).connection === 'connected';
    const since = isConnected ? (overSince.get(id) ?? clock.now()) : null;
    if (since === null) overSince.delete(id);
    else overSince.set(id, since);
    const isOver = since !== null && clock.now() - since >= settling;
    return mediaKinds.filter((kind) => isOver || shows.source(kind) === 'media-server');
  }

  /** Whether nothing comes or goes over the media server any more. */
  function isBack(): boolean {
    if (isSettled) return true;
    const isTaking = [...outputs.values()].some((one) => mediaKinds.some((kind) => one.source(kind) !== 'mesh'));
    return !isTaking && ways?.isTakenOver(present()) !== true;
  }

  function endPart(): void {
    part?.close();
    part = null;
    loader.stop();
    looks.stop();
    stopSettling();
  }

  function beginPart(): void {
    if (part !== null || talk === null) return;
    const over = talk;
    loader.load((start) => {
      part = start({ talk: over, isEncrypted, tracks, choice, onChange: follow });
      part.setShown(shown);
      part.setReceiving(receiving);
      tellPart();
      follow();
    });
  }

  function tellPart(): void {
    part?.setPeers(present());
    part?.setKeyed(present().filter((id) => !distrusted.includes(id)));
  }

  function publish(): void {
    if (closed) return;
    const next = new Map(
      [...links.peers()].map(([id, view]) => {
        const shows = outputs.get(id);
        return [
          id,
          shows === undefined
            ? view
            : viewOver(
                { view, shows, over: part?.peer(id) ?? null, topology, isSettled },
                part?.ownPicture() ?? null,
                views.get(id),
              ),
        ];
      }),
    );
    const same = next.size === views.size && [...next].every(([id, view]) => views.get(id) === view);
    if (same) return;
    views = next;
    [...listeners].forEach((listener) => listener());
  }

  function settleLater(): void {
    isSettled = false;
    stopSettling();
    stopSettling = clock.after(settling, () => {
      isSettled = true;
      follow();
    });
  }

  const stopMesh = mesh.subscribe(follow);

  return {
    ...mesh,
    setPeers(ids) {
      if (closed) return;
      const wanted = new Set(ids.filter((id) => id !== self));
      for (const id of [...outputs.keys()]) {
        if (wanted.has(id)) continue;
        outputs.delete(id);
        overSince.delete(id);
        ways?.forget(id);
      }
      for (const id of wanted) {
        if (topology !== 'media-server' || links.peers().has(id)) continue;
        watch(id, 'media-server');
        direct(id);
      }
      links.setPeers(ids);
      tellPart();
      follow();
    },
    setLocal(local) {
      tracks = { ...tracks, ...local };
      mesh.setLocal(local);
      part?.setTracks(tracks);
    },
    setShared(track) {
      tracks = { ...tracks, shared: track };
      mesh.setShared(track);
      part?.setTracks(tracks);
    },
    setSending(next) {
      choice = next;
      mesh.setSending(next);
      part?.setSending(next);
    },
    setTopology(next, encrypted) {
      if (closed) return;
      if (encrypted !== isEncrypted && part !== null) endPart();
      isEncrypted = encrypted;
      if (next === topology) {
        if (next === 'media-server') beginPart();
        return;
      }
      topology = next;
      settleLater();
      if (next === 'media-server') {
        ways?.begin(present());
        present().forEach((id) => watch(id, 'mesh'));
        looks.stop();
        beginPart();
      } else {
        if (part === null) loader.stop();
        looks.start();
      }
      links.spread(next === 'media-server');
      present().forEach(direct);
      follow();
    },
    setShown(next) {
      shown = next;
      part?.setShown(next);
    },
    setReceiving(wanted) {
      receiving = wanted;
      part?.setReceiving(wanted);
    },
    setDistrusted(ids) {
      distrusted = ids;
      tellPart();
    },
    speakOver(over) {
      talk = over;
      ways = createWays(over, (id) => {
        if (!links.peers().has(id)) return;
        direct(id);
        follow();
      });
      if (topology === 'media-server') beginPart();
    },
    hurry() {
      mesh.hurry();
      part?.hurry();
    },
    restart() {
      mesh.restart();
      part?.restart();
      follow();
    },
    peers: () => views,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isSlowed: () => mesh.isSlowed(),
    async stats() {
      const [direct, over] = await Promise.all([mesh.stats(), part?.stats() ?? new Map<ParticipantId, PeerStats>()]);
      return new Map([...direct].map(([id, stats]) => [id, sumOf(stats, over.get(id) ?? null)]));
    },
    close() {
      if (closed) return;
      endPart();
      links.close();
      ways?.close();
      stopMesh();
      mesh.close();
      views = new Map<ParticipantId, PeerView>();
      closed = true;
      [...listeners].forEach((listener) => listener());
      listeners.clear();
    },
  };
}

function noTimer(): void {}
