import type { ParticipantId } from '@anteroom/domain';
import { isParticipantId } from '@anteroom/domain';

import type { Sealing } from '../src/seal/sealing.ts';
import { createSealing } from '../src/seal/sealing.ts';
import { createBrowserConnections } from '../src/sfu/browser-connections.ts';
import type { ReceiveConnection } from '../src/sfu/server-connections.ts';

/** What has come in. */
export interface SealedLook {
  readonly packets: number;
  readonly frames: number;
  /** What could be opened, once each. */
  readonly opened: readonly string[];
}

/** Two ends of a way over a media server in one page, with nothing in between. */
export interface SealedPage {
  /**
   * Begins to send what Alice seals, to somebody who has no key.
   * @param saidToBe whose the lines are, as the media server says
   */
  begin(saidToBe: string): Promise<void>;
  /** Gives the receiver Alice's key. */
  giveKey(): void;
  look(): Promise<SealedLook>;
}

declare global {
  interface Window {
    sealed: SealedPage;
  }
}

const alice = idOf('alice');
const key = { id: 5, bytes: crypto.getRandomValues(new Uint8Array(32)) };
const noEvents = { onStateChange: () => undefined };
let receiving: Sealing | null = null;
let into: ReceiveConnection | null = null;
let opened: string[] = [];

function idOf(name: string): ParticipantId {
  const id = name.padEnd(22, '_');
  if (!isParticipantId(id)) throw new Error(`Not an id: ${id}`);
  return id;
}

/** A connection that tells the other end of its addresses, once that knows it. */
function connection(other: () => RTCPeerConnection | null): RTCPeerConnection {
  const pc = new RTCPeerConnection();
  const early: RTCIceCandidate[] = [];
  const pass = (): void => {
    const to = other();
    if (to?.remoteDescription == null) return void setTimeout(pass, 50);
    for (const candidate of early.splice(0)) void to.addIceCandidate(candidate);
  };
  pc.onicecandidate = ({ candidate }) => {
    if (candidate === null) return;
    early.push(candidate);
    pass();
  };
  return pc;
}

window.sealed = {
  async begin(saidToBe) {
    const media = await navigator.mediaDevices.getUserMedia({
      audio: true,
      video: { width: 320, height: 180, frameRate: 10 },
    });
    const sending = createSealing(() => new Worker('/worker.js'));
    const there = createSealing(() => new Worker('/worker.js'));
    receiving = there;
    opened = [];
    sending.use(key);
    let one: RTCPeerConnection | null = null;
    let other: RTCPeerConnection | null = null;
    const from = createBrowserConnections({
      attempt: 'attempt-1',
      open: () => (one = connection(() => other)),
      sealing: sending,
    });
    const to = createBrowserConnections({
      attempt: 'attempt-2',
      open: () => (other = connection(() => one)),
      sealing: there,
    });
    to.onOpened?.((_mid, { kind }) => opened.push(kind));
    const audio = media.getAudioTracks()[0] ?? null;
    const video = media.getVideoTracks()[0] ?? null;
    const out = from.publish(noEvents, { audio, video, shared: null, limit: null });
    into = to.receive(noEvents);
    const { sdp, lines } = await out.describe();
    const theirs = lines.map((line) => ({ ...line, participantId: idOf(saidToBe) }));
    await out.accept(await into.answer(sdp, theirs));
  },
  giveKey: () => receiving?.add(alice, key),
  async look() {
    let packets = 0;
    let frames = 0;
    (await into?.report())?.forEach((entry: { type: string; packetsReceived?: number; framesDecoded?: number }) => {
      if (entry.type !== 'inbound-rtp') return;
      packets += entry.packetsReceived ?? 0;
      frames += entry.framesDecoded ?? 0;
    });
    return { packets, frames, opened };
  },
};
