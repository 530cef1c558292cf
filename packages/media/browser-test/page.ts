import type { ParticipantId } from '@anteroom/domain';
import { isParticipantId } from '@anteroom/domain';
import type { LocalTracks, MediaSession, PeerConnectionState, Signalling } from '@anteroom/media';
import { createBrowserPeerConnections, createConnectionSupply, createMeshSession } from '@anteroom/media';
import { signal as signalSchema } from '@anteroom/protocol';

/** What a test may ask of one participant's page. */
export interface MeshPage {
  join(self: string, peers: readonly string[], sends: { audio: boolean; video: boolean }): Promise<void>;
  setPeers(peers: readonly string[]): void;
  /** Resolves once this peer is connected and its pictures were painted so many times from now on. */
  seen(peer: string, paints: number): Promise<void>;
  setCamera(on: boolean): Promise<void>;
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
  leave(): void;
}

declare global {
  interface Window {
    mesh: MeshPage;
  }
}

const supply = createConnectionSupply();
let session: MediaSession | null = null;
let sent: LocalTracks = { audio: null, video: null };
let descriptions = 0;
let cut = false;
let held: (() => void)[] = [];
const videos = new Map<string, HTMLVideoElement>();

function whenOpen(task: () => void): void {
  if (cut) held.push(task);
  else task();
}

async function openSignalling(self: string): Promise<Signalling> {
  const events = new EventSource(`/signals/${self}`);
  await new Promise((opened) => events.addEventListener('open', opened, { once: true }));
  let posts: Promise<unknown> = Promise.resolve();
  return {
    send(to, signal) {
      if (signal.description !== undefined) descriptions += 1;
      whenOpen(() => {
        // One after another: two requests at once may overtake each other.
        posts = posts.then(() => fetch(`/signals/${to}/${self}`, { method: 'POST', body: JSON.stringify(signal) }));
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
  for (const [id, { stream }] of session?.peers() ?? []) {
    const video = videos.get(id) ?? document.body.appendChild(document.createElement('video'));
    videos.set(id, video);
    video.muted = true;
    video.autoplay = true;
    video.playsInline = true;
    if (video.srcObject !== stream) video.srcObject = stream;
  }
}

function running(): MediaSession {
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
    session.setPeers(peers.map(idOf));
  },
  setPeers: (peers) => running().setPeers(peers.map(idOf)),
  async seen(peer, paints) {
    await new Promise<void>((seen) => {
      const look = (): void => {
        const video = videos.get(peer);
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
  },
  async setCamera(on) {
    if (!on) sent.video?.stop();
    send({ video: on ? await camera() : null });
  },
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
  leave: () => running().close(),
};
