import type { ParticipantId } from '@anteroom/domain';
import { connectingPeer } from '@anteroom/media';
import type {
  GroupSession,
  LocalMedia,
  LocalMediaView,
  LocalTracks,
  PeerView,
  Repairs,
  SendingChoice,
  Topology,
  WantedPictures,
} from '@anteroom/media';

/** Media without a browser: what the call asked for, and the peers' state in the test's hand. */
export interface FakeMedia extends GroupSession {
  /** Which way it was told to go. */
  readonly topology: Topology;
  /** Who gets no key. */
  readonly distrusted: readonly ParticipantId[];
  /** What was wanted of pictures that come in. */
  readonly receiving: WantedPictures | null;
  readonly wanted: readonly ParticipantId[];
  readonly sent: LocalTracks | null;
  readonly isClosed: boolean;
  readonly restarts: number;
  /** What was chosen for what goes out, and what each peer wants of it. */
  readonly sending: SendingChoice | null;
  readonly wants: ReadonlyMap<ParticipantId, WantedPictures>;
  /** The second picture that is shown. */
  readonly shown: MediaStreamTrack | null;
  /** Lets something of a peer change. */
  arrive(id: ParticipantId, view: Partial<PeerView>): void;
}

/** Makes such a session. */
export function createFakeMedia(): FakeMedia {
  let peers: ReadonlyMap<ParticipantId, PeerView> = new Map();
  let sent: LocalTracks | null = null;
  let isClosed = false;
  let restarts = 0;
  let sending: SendingChoice | null = null;
  let topology: Topology = 'mesh';
  let distrusted: readonly ParticipantId[] = [];
  let receiving: WantedPictures | null = null;
  const wants = new Map<ParticipantId, WantedPictures>();
  let shown: MediaStreamTrack | null = null;
  const listeners = new Set<() => void>();
  const publish = (next: ReadonlyMap<ParticipantId, PeerView>): void => {
    peers = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get wanted() {
      return [...peers.keys()];
    },
    get sent() {
      return sent;
    },
    get isClosed() {
      return isClosed;
    },
    get restarts() {
      return restarts;
    },
    get sending() {
      return sending;
    },
    get topology() {
      return topology;
    },
    get distrusted() {
      return distrusted;
    },
    get receiving() {
      return receiving;
    },
    setTopology: (next) => void (topology = next),
    setDistrusted: (ids) => void (distrusted = ids),
    setReceiving: (wanted) => void (receiving = wanted),
    setShown: () => undefined,
    speakOver: () => undefined,
    wants,
    setSending: (choice) => void (sending = choice),
    setWanted: (id, pictures) => void wants.set(id, pictures),
    hurry: () => undefined,
    get shown() {
      return shown;
    },
    setShared: (track) => void (shown = track),
    sendBytes: () => false,
    unsent: () => 0,
    onBytes: () => () => undefined,
    onDrained: () => () => undefined,
    arrive: (id, view) => publish(new Map([...peers, [id, { ...(peers.get(id) ?? connectingPeer), ...view }]])),
    setPeers: (ids) => publish(new Map(ids.map((id) => [id, peers.get(id) ?? connectingPeer]))),
    setLocal: (tracks) => void (sent = tracks),
    peers: () => peers,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    restart: () => void (restarts += 1),
    isSlowed: () => false,
    stats: () => Promise.resolve(new Map()),
    close: () => void (isClosed = true),
  };
}

/** A microphone and camera without a device. */
export function createFakeLocal(): LocalMedia {
  let view: LocalMediaView = {
    microphone: { status: 'off' },
    camera: { status: 'off' },
    tracks: { audio: null, video: null },
    inUse: { microphone: null, camera: null },
    choices: { microphone: [], camera: [] },
  };
  const listeners = new Set<() => void>();
  const update = (part: Partial<LocalMediaView>): Promise<void> => {
    view = { ...view, ...part };
    for (const listener of [...listeners]) listener();
    return Promise.resolve();
  };
  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: ({ microphone, camera }) =>
      update({ microphone: { status: microphone ? 'on' : 'off' }, camera: { status: camera ? 'on' : 'off' } }),
    setMicrophone: (on) => update({ microphone: { status: on ? 'on' : 'off' } }),
    setCamera: (on) => update({ camera: { status: on ? 'on' : 'off' } }),
    choose: () => Promise.resolve(null),
    close: () => undefined,
  };
}

/** A page whose surroundings never change. */
export function createFakeRepairs(): Repairs {
  return { view: () => null, subscribe: () => () => undefined, notice: () => undefined, close: () => undefined };
}
