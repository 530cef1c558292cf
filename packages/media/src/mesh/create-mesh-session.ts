import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import { browserClock } from '../clock.ts';
import type { LocalTracks, MediaSession, PeerStats, PeerView } from '../media-session.ts';
import { judgeSilence } from '../quality/judge-quality.ts';
import type { PictureWatch } from '../quality/picture-watch.ts';
import { createPictureWatch } from '../quality/picture-watch.ts';
import { readReport } from '../quality/read-report.ts';
import type { SentPicture } from '../quality/sending.ts';
import type { QualityWatch } from '../quality/quality-watch.ts';
import { createQualityWatch } from '../quality/quality-watch.ts';
import type { Signalling } from '../signal.ts';
import { createEarlySignals } from './early-signals.ts';
import { newGeneration } from './generation.ts';
import type { Link } from './link.ts';
import { createLink } from './link.ts';
import type { CreatePeerConnection } from './peer-connection.ts';
import type { MeshPolicy } from './policy.ts';
import { usualPolicy } from './policy.ts';
import { createSendingPlan } from './sending-plan.ts';

/** What a mesh needs. */
export interface MeshSessionOptions {
  readonly self: ParticipantId;
  readonly signalling: Signalling;
  readonly createPeerConnection: CreatePeerConnection;
  /** What is sent from the first moment. */
  readonly local: LocalTracks;
  readonly clock?: MediaClock;
  readonly policy?: MeshPolicy;
  /** A name that no connection ever had; random without this. */
  readonly newGeneration?: () => string;
  /** The browser refused a step, for a log: the session goes on. */
  readonly onProblem?: (problem: unknown) => void;
}

interface Peer {
  readonly link: Link;
  readonly watch: QualityWatch;
  readonly picture: PictureWatch;
  isSlowed: boolean;
}

/** A session in which nothing is in between. */
export interface MeshSession extends MediaSession {
  /**
   * These don't go over the connection with a participant, who gets them another way; none of them: all go. To be said of somebody
   * before they are a peer too, and forgotten when they leave.
   * @param isResting nothing of theirs comes this way either: the lines of a connection that begins now rest until that is over
   */
  withhold(id: ParticipantId, kinds: readonly MediaKind[], isResting?: boolean): void;
  /** Whether the browser, when it was last looked at, couldn't make all pictures that it is to send: the processor is too slow. */
  isSlowed(): boolean;
}

/** To look at a connection costs a page some of what its pictures need: with more others than this it looks half as often. */
const fewOthers = 3;

/** A call in which every pair of participants has its own connection (C1): up to six people, nothing in between. */
export function createMeshSession(options: MeshSessionOptions): MeshSession {
  const { self, signalling, createPeerConnection, clock = browserClock, policy = usualPolicy } = options;
  const peers = new Map<ParticipantId, Peer>();
  const listeners = new Set<() => void>();
  const early = createEarlySignals(clock, policy.keepEarlySignals);
  const byteListeners = new Set<(from: ParticipantId, bytes: Uint8Array<ArrayBuffer>) => void>();
  const drainListeners = new Set<(to: ParticipantId) => void>();
  const plan = createSendingPlan(clock, options.local);
  let views: ReadonlyMap<ParticipantId, PeerView> = new Map();
  let closed = false;
  let stopMeasuring: (() => void) | null = null;

  const stopSignals = signalling.onSignal((from, signal) => {
    const peer = peers.get(from);
    if (peer === undefined) early.keep(from, signal);
    else peer.link.take(signal);
  });

  function publish(): void {
    if (closed) return;
    const next = new Map([...peers].map(([id, peer]) => [id, viewOf(peer, plan.sentTo(id), views.get(id))]));
    const same = next.size === views.size && [...next].every(([id, view]) => views.get(id) === view);
    if (same) return;
    views = next;
    [...listeners].forEach((listener) => listener());
  }

  function add(id: ParticipantId): void {
    const link = createLink({
      createPeerConnection,
      outgoing: plan.outgoingTo(id),
      // Any rule that both ends come to alike will do: two offers at once cost a round.
      offersFirst: self < id,
      clock,
      policy,
      newGeneration: options.newGeneration ?? newGeneration,
      send: (signal) => signalling.send(id, signal),
      onChange: publish,
      onBytes: (bytes) => [...byteListeners].forEach((listener) => listener(id, bytes)),
      onDrained: () => [...drainListeners].forEach((listener) => listener(id)),
      onProblem: (problem) => options.onProblem?.(problem),
    });
    peers.set(id, { link, watch: createQualityWatch(clock), picture: createPictureWatch(), isSlowed: false });
    early.take(id).forEach((signal) => link.take(signal));
  }

  function remove(id: ParticipantId): void {
    const peer = peers.get(id);
    peers.delete(id);
    plan.forget(id);
    early.take(id);
    peer?.link.close();
  }

  /** Sends everybody what the plan has for them now. */
  function send(): void {
    for (const [id, { link }] of peers) link.setOutgoing(plan.outgoingTo(id));
  }

  function measureLater(): void {
    stopMeasuring ??= clock.after(policy.measureEvery * (peers.size > fewOthers ? 2 : 1), () => {
      void measure().finally(() => {
        stopMeasuring = null;
        if (!closed && peers.size > 0) measureLater();
      });
    });
  }

  async function measure(): Promise<void> {
    await Promise.allSettled(
      [...peers].map(async ([id, peer]) => {
        const { link, watch, picture } = peer;
        const { connection } = link;
        peer.isSlowed &&= connection.state === 'connected';
        if (connection.state !== 'connected') {
          picture.interrupt();
          return watch.forget();
        }
        const { sample, stats } = readReport(await connection.report());
        if (link.connection !== connection || peers.get(id)?.link !== link) return;
        peer.isSlowed = stats.isSlowed;
        watch.add(sample);
        if (judgeSilence(watch.samples)) link.fallSilent(stats.path);
        if (picture.add(sample)) link.fallBlind();
        if (plan.judge(id, watch.samples)) link.setOutgoing(plan.outgoingTo(id));
      }),
    );
    publish();
  }

  return {
    setPeers(ids) {
      if (closed) return;
      const wanted = new Set(ids.filter((id) => id !== self));
      for (const id of [...peers.keys()]) if (!wanted.has(id)) remove(id);
      if (plan.setPeers(wanted.size)) send();
      for (const id of wanted) if (!peers.has(id)) add(id);
      publish();
      if (peers.size > 0) measureLater();
    },
    setLocal(tracks) {
      plan.setLocal(tracks);
      send();
    },
    setShared(track) {
      plan.setShared(track);
      send();
    },
    setSending(choice) {
      plan.setChoice(choice);
      send();
      publish();
    },
    setWanted(id, pictures) {
      const peer = peers.get(id);
      if (peer === undefined) return;
      plan.setWanted(id, pictures);
      peer.link.setOutgoing(plan.outgoingTo(id));
      publish();
    },
    withhold(id, kinds, isResting = false) {
      plan.withhold(id, kinds, isResting);
      peers.get(id)?.link.setOutgoing(plan.outgoingTo(id));
    },
    hurry() {
      for (const { link } of peers.values()) link.hurry();
    },
    sendBytes: (to, bytes) => peers.get(to)?.link.connection.sendBytes(bytes) ?? false,
    unsent: (to) => peers.get(to)?.link.connection.unsent ?? 0,
    onBytes(listener) {
      byteListeners.add(listener);
      return () => byteListeners.delete(listener);
    },
    onDrained(listener) {
      drainListeners.add(listener);
      return () => drainListeners.delete(listener);
    },
    peers: () => views,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    restart() {
      for (const [id, { link, watch, picture }] of peers) {
        watch.forget();
        picture.forget();
        plan.startOver(id);
        link.restart();
      }
    },
    isSlowed: () => [...peers.values()].some((peer) => peer.isSlowed),
    async stats() {
      const known = await Promise.all(
        [...peers].map(async ([id, { link }]) => [id, readReport(await link.connection.report()).stats] as const),
      );
      return new Map<ParticipantId, PeerStats>(known);
    },
    close() {
      if (closed) return;
      closed = true;
      stopSignals();
      stopMeasuring?.();
      for (const id of [...peers.keys()]) remove(id);
      views = new Map();
      early.clear();
      [...listeners].forEach((listener) => listener());
      listeners.clear();
    },
  };
}

function viewOf({ link, watch }: Peer, ownPicture: SentPicture, before: PeerView | undefined): PeerView {
  const { quality, arriving } = watch.verdict;
  const { stream, shared, speakable: isSpeakable, fingerprints } = link.connection;
  const view: PeerView = {
    stream,
    shared,
    isSpeakable,
    connection: link.state,
    quality,
    arriving,
    fingerprints,
    ownPicture,
  };
  const same =
    before !== undefined &&
    before.stream === stream &&
    before.shared === shared &&
    before.isSpeakable === isSpeakable &&
    before.connection === view.connection &&
    before.quality === quality &&
    before.arriving === arriving &&
    before.fingerprints === fingerprints &&
    before.ownPicture === ownPicture;
  return same ? before : view;
}
