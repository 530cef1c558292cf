import type { ParticipantId } from '@anteroom/domain';
import { isParticipantId } from '@anteroom/domain';
import type { LocalTracks, MeshSession, PeerConnectionState, Signalling, Talk, Verification } from '@anteroom/media';
import { createBrowserPeerConnections, createConnectionSupply, createMeshSession, createTalk } from '@anteroom/media';
import { mediaKinds, signal as signalSchema } from '@anteroom/protocol';

import { digitsOf, standBetween, verifySession } from './verified.ts';

/** What somebody has, and whether it goes another way than from page to page: then nothing of it goes here. */
interface Sends {
  readonly audio: boolean;
  readonly video: boolean;
  readonly rests?: boolean;
}

/** What a test may ask of one participant's page. */
export interface MeshPage {
  join(self: string, peers: readonly string[], sends: Sends): Promise<void>;
  /** Sound and pictures go from page to page from now on. */
  wake(): void;
  setPeers(peers: readonly string[]): void;
  /** Resolves once this peer is connected and its pictures were painted so many times from now on. */
  seen(peer: string, paints: number): Promise<void>;
  /** The same for the peer's second picture. */
  seenShared(peer: string, paints: number): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  /** Shows a second picture, or none any more. */
  share(on: boolean): Promise<void>;
  /** Says to a peer's page as many characters; resolves to whether they have arrived. */
  say(peer: string, length: number): Promise<boolean>;
  /** What was heard so far: from whom, and how much. */
  heard(): readonly (readonly [string, number])[];
  changeCamera(): Promise<void>;
  restart(): void;
  stateOf(peer: string): PeerConnectionState | null;
  framesOf(peer: string): Promise<number>;
  /** Descriptions that this page sent. */
  described(): number;
  /** Holds back what this page would send and receive, as with a server that is away; false lets it go on. */
  cutSignalling(cut: boolean): void;
  /** Allows only ways over a relay, of which there is none here: what looks for a way from now on finds none. */
  hide(hidden: boolean): void;
  /** The digits of the call's short code, or why there is none. */
  code(): string;
  /** Makes this page a middleman between two people who come in later. */
  standBetween(one: string, other: string): Promise<void>;
  leave(): void;
}

declare global {
  interface Window {
    mesh: MeshPage;
  }
}

const supply = createConnectionSupply();
let session: MeshSession | null = null;
let talk: Talk | null = null;
const heard: (readonly [string, number])[] = [];
let verification: Verification | null = null;
let sent: LocalTracks = { audio: null, video: null };
let descriptions = 0;
let cut = false;
let held: (() => void)[] = [];
const videos = new Map<string, HTMLVideoElement>();
const screens = new Map<string, HTMLVideoElement>();

function whenOpen(task: () => void): void {
  if (cut) held.push(task);
  else task();
}

/** @param stolenFrom whose signals to `self` are to come here, in the place of the true one */
async function openSignalling(self: string, stolenFrom: string | null = null): Promise<Signalling> {
  const events = new EventSource(stolenFrom === null ? `/signals/${self}` : `/signals/${self}~${stolenFrom}`);
  const place = stolenFrom === null ? 'signals' : 'forged';
  await new Promise((opened) => events.addEventListener('open', opened, { once: true }));
  let posts: Promise<unknown> = Promise.resolve();
  return {
    send(to, signal) {
      if (signal.description !== undefined) descriptions += 1;
      whenOpen(() => {
        // One after another: two requests at once may overtake each other.
        posts = posts.then(() => fetch(`/${place}/${to}/${self}`, { method: 'POST', body: JSON.stringify(signal) }));
      });
    },
    onSignal(handler) {
      events.onmessage = ({ data }) => {
        const [from = '', text = ''] = String(data).split(/ (.*)/s);
        const signal = signalSchema.parse(JSON.parse(text));
        whenOpen(() => handler(idOf(from), signal));
      };
      return () => events.close();
    },
  };
}

function idOf(text: string): ParticipantId {
  if (!isParticipantId(text)) throw new Error(`Not a participant's id: ${text}`);
  return text;
}

function show(): void {
  for (const [id, { stream, shared }] of session?.peers() ?? []) {
    play(videos, id, stream);
    play(screens, id, shared);
  }
}

function play(elements: Map<string, HTMLVideoElement>, id: string, stream: MediaStream | null): void {
  const video = elements.get(id) ?? document.body.appendChild(document.createElement('video'));
  elements.set(id, video);
  video.muted = true;
  video.autoplay = true;
  video.playsInline = true;
  if (video.srcObject !== stream) video.srcObject = stream;
}

async function paintedIn(elements: Map<string, HTMLVideoElement>, peer: string, paints: number): Promise<void> {
  await new Promise<void>((seen) => {
    const look = (): void => {
      const video = elements.get(peer);
      if (video === undefined || video.srcObject === null) return void requestAnimationFrame(look);
      let left = paints;
      const painted = (): void => {
        left -= 1;
        if (left > 0) video.requestVideoFrameCallback(painted);
        else seen();
      };
      video.requestVideoFrameCallback(painted);
    };
    look();
  });
}

function running(): MeshSession {
  if (session === null) throw new Error('Not in the call');
  return session;
}

async function camera(): Promise<MediaStreamTrack | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 320, height: 180, frameRate: 10 } });
  return stream.getVideoTracks()[0] ?? null;
}

function send(tracks: Partial<LocalTracks>): void {
  sent = { ...sent, ...tracks };
  running().setLocal(sent);
}

window.mesh = {
  async join(self, peers, sends) {
    const signalling = await openSignalling(self);
    const audio = sends.audio ? await navigator.mediaDevices.getUserMedia({ audio: true }) : null;
    sent = { audio: audio?.getAudioTracks()[0] ?? null, video: sends.video ? await camera() : null };
    await supply.warm();
    session = createMeshSession({
      self: idOf(self),
      signalling,
      createPeerConnection: createBrowserPeerConnections(supply.open),
      local: sent,
      onProblem: (problem) => console.error(String(problem)),
    });
    session.subscribe(show);
    talk = createTalk({ session });
    talk.on('words', (from, body) => heard.push([from, body.length]));
    for (const peer of sends.rests === true ? peers : []) session.withhold(idOf(peer), mediaKinds, true);
    session.setPeers(peers.map(idOf));
    verification = verifySession(session, talk, idOf(self));
  },
  wake() {
    for (const peer of running().peers().keys()) running().withhold(peer, []);
  },
  setPeers: (peers) => running().setPeers(peers.map(idOf)),
  seen: (peer, paints) => paintedIn(videos, peer, paints),
  seenShared: (peer, paints) => paintedIn(screens, peer, paints),
  async setCamera(on) {
    if (!on) sent.video?.stop();
    send({ video: on ? await camera() : null });
  },
  async share(on) {
    running().setShared(on ? await camera() : null);
  },
  say: async (peer, length) => (await talk?.send(idOf(peer), 'words', new Uint8Array(length))) ?? false,
  heard: () => heard,
  async changeCamera() {
    const before = sent.video;
    send({ video: await camera() });
    before?.stop();
  },
  restart: () => running().restart(),
  stateOf: (peer) => running().peers().get(idOf(peer))?.connection ?? null,
  framesOf: async (peer) => (await running().stats()).get(idOf(peer))?.framesDecoded ?? 0,
  described: () => descriptions,
  cutSignalling(away) {
    cut = away;
    const waiting = held;
    if (!away) held = [];
    if (!away) waiting.forEach((task) => task());
  },
  hide: (hidden) => supply.configure({ iceServers: [], relayOnly: hidden }),
  code: () => digitsOf(verification),
  standBetween: (one, other) =>
    standBetween({
      victims: [idOf(one), idOf(other)],
      signallingAs: openSignalling,
      createPeerConnection: createBrowserPeerConnections(supply.open),
    }),
  leave: () => running().close(),
};
