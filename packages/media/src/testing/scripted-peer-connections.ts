import type { MediaClock } from '../clock.ts';
import { FakeStream } from '../fake/fake-stream.ts';
import { FakeTrack } from '../fake/fake-track.ts';
import type { LocalTracks } from '../media-session.ts';
import type { Outgoing, PeerConnectionEvents } from '../mesh/peer-connection.ts';
import type { IceCandidate, SessionDescription } from '../signal.ts';
import type { Fingerprints } from '../verify/fingerprints.ts';
import type { Sdp } from './scripted-sdp.ts';
import { fragment, invalid, readSdp, writeSdp } from './scripted-sdp.ts';

/** The network that scripted connections are in. */
export interface Web {
  readonly clock: MediaClock;
  up: boolean;
  counts: boolean;
  find(name: string): ScriptedPeerConnection | undefined;
}

/**
 * RTCPeerConnection as the mesh knows it, without a browser: the signalling states of WebRTC 1.0 (4.4.1) with implicit
 * roll-back, candidates refused without their description, negotiation needed only when stable, and two connections that
 * reach each other when each has taken the other's present description and one has a candidate of the other. Tests read from it
 * what a browser hides.
 */
export class ScriptedPeerConnection {
  readonly name: string;
  signalling: RTCSignalingState = 'stable';
  state: RTCPeerConnectionState = 'new';
  stream: MediaStream | null = null;
  shared: MediaStream | null = null;
  fingerprints: Fingerprints | null = null;
  /** What waits to be sent, as a test sets it. */
  unsent = 0;
  outgoing: Outgoing;
  /** Lines of sound or pictures; never more than three. */
  lines = 0;
  reported: ReadonlyMap<string, object> = new Map();
  /** How often it was asked. */
  looks = 0;
  /** Offers that became current, first one included. */
  offers = 0;
  readonly #web: Web;
  readonly #events: PeerConnectionEvents;
  #round = 1;
  #version = 0;
  #restart = false;
  #local: Sdp | null = null;
  #pending: Sdp | null = null;
  #remote: Sdp | null = null;
  #reachable = new Set<string>();
  #dead = new Set<string>();
  #work: Promise<unknown> = Promise.resolve();
  #tracks: readonly MediaStreamTrack[] = [];
  #heard = 0;
  #seen = 0;

  constructor(name: string, web: Web, events: PeerConnectionEvents, outgoing: Outgoing) {
    this.name = name;
    this.#web = web;
    this.#events = events;
    this.outgoing = outgoing;
  }

  openLines(): void {
    this.lines += 3;
  }

  adoptLines(): void {
    this.lines = this.#remote?.lines ?? 0;
  }

  setOutgoing(outgoing: Outgoing): void {
    this.outgoing = outgoing;
  }

  get speakable(): boolean {
    return this.state === 'connected';
  }

  /** What is on its way is lost with the connection. */
  sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean {
    const { peer } = this;
    if (!this.speakable || peer === undefined) return false;
    const copy = bytes.slice();
    peer.#later(() => peer.peer === this && peer.#events.onBytes(copy));
    return true;
  }

  /** Little waits any more. */
  drain(): void {
    this.unsent = 0;
    this.#later(() => this.#events.onDrained());
  }

  describe(): Promise<SessionDescription> {
    return this.#chain(() => {
      const answering = this.signalling === 'have-remote-offer' ? this.#remote : null;
      if (answering === null && this.signalling !== 'stable') throw invalid(this.signalling);
      const theirsIsNew = answering !== null && this.#local?.answers?.round !== answering.round;
      if (this.#local !== null && (answering === null ? this.#restart : theirsIsNew)) this.#round += 1;
      this.#version += 1;
      const { name, lines } = this;
      const sdp: Sdp = { name, lines, round: this.#round, version: this.#version, answers: answering };
      if (answering === null) {
        this.#pending = sdp;
        this.offers += 1;
        this.signalling = 'have-local-offer';
      } else {
        this.#local = sdp;
        this.#restart = false;
        this.#becomeStable();
      }
      this.#later(() => this.#gather(sdp));
      return { type: answering === null ? 'offer' : 'answer', sdp: writeSdp(sdp) };
    });
  }

  accept(description: SessionDescription): Promise<void> {
    return this.#chain(() => {
      const sdp = readSdp(description.sdp);
      if (description.type === 'offer') {
        if (this.signalling !== 'stable' && this.signalling !== 'have-local-offer') throw invalid(this.signalling);
        this.#pending = null;
        this.#remote = sdp;
        this.signalling = 'have-remote-offer';
      } else {
        const mine = this.#pending;
        const fits = mine !== null && sdp.answers?.name === this.name && sdp.answers.version === mine.version;
        if (this.signalling !== 'have-local-offer' || !fits) throw invalid(this.signalling);
        if (mine.round !== this.#local?.round) this.#restart = false;
        this.#local = mine;
        this.#pending = null;
        this.#remote = sdp;
        this.#becomeStable();
      }
      if (this.stream === null) {
        const label = `${sdp.name} to ${this.name}`;
        this.#tracks = [new FakeTrack('audio', label), new FakeTrack('video', label)];
        this.stream = new FakeStream(`from-${sdp.name}`, this.#tracks);
        this.shared = new FakeStream(`shared-by-${sdp.name}`);
        this.#later(() => this.#events.onTrack());
      }
    });
  }

  addCandidate(candidate: IceCandidate | null): Promise<void> {
    return this.#chain(() => {
      if (this.#remote === null) throw invalid('no remote description');
      if (candidate === null) return;
      if (candidate.usernameFragment !== fragment(this.#remote))
        throw new DOMException('Unknown ufrag', 'OperationError');
      this.#reachable.add(fragment(this.#remote));
      this.settle();
    });
  }

  restartIce(): void {
    this.#restart = true;
    this.#callForNegotiation();
  }

  async report(): Promise<ReadonlyMap<string, object>> {
    this.looks += 1;
    if (!this.#web.counts || this.reported.size > 0) return this.reported;
    const { received } = this;
    if (received?.audio != null) this.#heard += 1;
    if (received?.video != null) this.#seen += 1;
    return new Map([
      ['sound', { id: 'sound', type: 'inbound-rtp', kind: 'audio', packetsReceived: this.#heard }],
      ['picture', { id: 'picture', type: 'inbound-rtp', kind: 'video', framesDecoded: this.#seen }],
    ]);
  }

  flowsOn(track: MediaStreamTrack): boolean {
    const isOurs = this.#tracks.includes(track);
    return isOurs && this.received?.[track.kind === 'audio' ? 'audio' : 'video'] != null;
  }

  close(): void {
    const peer = this.peer;
    this.state = 'closed';
    this.signalling = 'closed';
    this.stream?.getTracks().forEach((track) => track.stop());
    peer?.settle();
  }

  /** The connection at the other end, if each has the other's present description. */
  get peer(): ScriptedPeerConnection | undefined {
    const other = this.#remote === null ? undefined : this.#web.find(this.#remote.name);
    return other?.knows(this) === true && this.knows(other) ? other : undefined;
  }

  /** What this one hears and sees now: what the peer sends. */
  get received(): LocalTracks | null {
    if (this.state !== 'connected' || this.peer === undefined) return null;
    const { audio, video } = this.peer.outgoing;
    return { audio, video };
  }

  knows(other: ScriptedPeerConnection): boolean {
    const theirs = other.#local;
    return theirs !== null && this.#remote !== null && fragment(theirs) === fragment(this.#remote);
  }

  giveUp(): void {
    if (this.forgetWay()) this.#become('failed');
  }

  forgetWay(): boolean {
    if (this.#remote === null || this.state === 'connected' || this.state === 'closed') return false;
    if (this.#local !== null) this.#dead.add(fragment(this.#local));
    return true;
  }

  settle(): void {
    if (this.state === 'closed' || this.#local === null || this.#remote === null) return;
    const { peer } = this;
    const meets = peer !== undefined && (this.#canReach(peer) || peer.#canReach(this));
    const works = meets && this.#web.up && peer.state !== 'closed' && !this.#isDead && !peer.#isDead;
    if (works) {
      this.#become('connected');
      if (peer.state !== 'connected') peer.settle();
    } else if (this.state === 'connected') {
      if (!this.#keepsOldWay) this.#become('disconnected');
    } else if (this.state === 'new' || (this.state === 'failed' && !this.#isDead)) {
      this.#become('connecting');
    }
  }

  /** While the two agree upon another way the one that there is goes on. */
  get #keepsOldWay(): boolean {
    const other = this.#remote === null ? undefined : this.#web.find(this.#remote.name);
    return this.#web.up && other?.state === 'connected' && !this.#isDead && !other.#isDead;
  }

  get #isDead(): boolean {
    return this.#local !== null && this.#dead.has(fragment(this.#local));
  }

  #canReach(peer: ScriptedPeerConnection): boolean {
    return peer.#local !== null && this.#reachable.has(fragment(peer.#local));
  }

  #become(state: RTCPeerConnectionState): void {
    if (this.state === state) return;
    this.state = state;
    this.#later(() => this.#events.onStateChange());
  }

  #becomeStable(): void {
    this.signalling = 'stable';
    const remote = this.#remote?.name ?? this.name;
    if (this.fingerprints?.remote !== remote) this.fingerprints = { local: this.name, remote };
    this.settle();
    this.peer?.settle();
    this.#callForNegotiation();
  }

  #callForNegotiation(): void {
    this.#later(() => {
      if (this.#restart && this.signalling === 'stable') this.#events.onNegotiationNeeded();
    });
  }

  #gather(sdp: Sdp): void {
    const candidate = `candidate of ${this.name}`;
    this.#events.onCandidate({ candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: fragment(sdp) });
    this.#events.onCandidate(null);
  }

  /** As in a browser, one operation at a time, and events as tasks of their own. */
  #chain<Result>(operation: () => Result): Promise<Result> {
    const result = this.#work.then(() => {
      if (this.signalling === 'closed') throw invalid('closed');
      return operation();
    });
    this.#work = result.catch(() => undefined);
    return result;
  }

  #later(event: () => void): void {
    this.#web.clock.after(0, () => {
      if (this.state !== 'closed') event();
    });
  }
}
