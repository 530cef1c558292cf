import { randomBytes } from 'node:crypto';
import { described } from '@anteroom/testkit/media-browser';
import { Audio, PeerConnection, Video, type Track } from 'node-datachannel';

/** Somebody who sends sound and two pictures of made-up packets over a media server, and gets what the others send. */
export interface MediaLoad {
  /** The offer to send, with everything in it. */
  offer(): Promise<string>;
  accept(answer: string): void;
  /** Takes an offer of what the others send; answers it. */
  answer(offer: string): Promise<string>;
  /** What is sent can arrive. */
  untilConnected(): Promise<void>;
  /** Sends from now on, or no longer. */
  send(isOn: boolean): void;
  /** Packets that went out so far. */
  sent(): number;
  /** Packets that came in so far. */
  received(): number;
  close(): void;
}

/** What a load sends on each of its lines, in the order of their mids, which are counted from 0. */
export const loadKinds = ['sound', 'picture', 'screen'] as const;
type LoadKind = (typeof loadKinds)[number];

/** Between two packets of a line, in milliseconds: that of sound. */
const pace = 20;
const payloadTypes: Readonly<Record<LoadKind, number>> = { sound: 111, picture: 96, screen: 96 };
const pictureBytes = 900;
const soundBytes = 80;
const patience = 30_000;

/** Opens one that sends nothing yet. */
export function openMediaLoad(): MediaLoad {
  const sending = new PeerConnection('sending', { iceServers: [], disableAutoNegotiation: true });
  const receiving = new PeerConnection('receiving', { iceServers: [] });
  const own = loadKinds.map((kind, index) => sending.addTrack(lineOf(kind, index)));
  /** Kept, or they would be collected together with what listens to them. */
  const tracks: Track[] = [];
  let count = 0;
  let out = 0;
  let sequence = 0;
  let timer: NodeJS.Timeout | undefined;
  receiving.onTrack((track) => {
    track.onMessage(() => (count += 1));
    tracks.push(track);
  });

  function sendOnce(): void {
    sequence += 1;
    for (const [index, track] of own.entries()) {
      if (track.isOpen() && track.sendMessageBinary(packetOf(loadKinds[index] ?? 'sound', index, sequence))) out += 1;
    }
  }

  return {
    offer: () => described(sending, () => sending.setLocalDescription('offer')),
    accept: (answer) => sending.setRemoteDescription(answer, 'answer'),
    answer: (offer) => described(receiving, () => receiving.setRemoteDescription(offer, 'offer')),
    untilConnected: () =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('Nobody can be sent to.')), patience);
        const look = (): void => {
          if (sending.state() !== 'connected') return;
          clearTimeout(late);
          resolve();
        };
        sending.onStateChange(look);
        look();
      }),
    send(isOn) {
      clearInterval(timer);
      if (isOn) timer = setInterval(sendOnce, pace);
    },
    sent: () => out,
    received: () => count,
    close() {
      clearInterval(timer);
      sending.close();
      receiving.close();
    },
  };
}

function lineOf(kind: LoadKind, index: number): Audio | Video {
  const media = kind === 'sound' ? new Audio(String(index), 'SendOnly') : new Video(String(index), 'SendOnly');
  if (media instanceof Audio) media.addOpusCodec(payloadTypes.sound);
  else media.addVP8Codec(payloadTypes[kind]);
  media.addSSRC(1_000 + index, 'load', 'load', kind);
  return media;
}

/** An RTP packet (RFC 3550); one of a picture begins like a whole picture of VP8 (RFC 7741), so that it can be taken up anywhere. */
function packetOf(kind: LoadKind, index: number, sequence: number): Buffer {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = payloadTypes[kind] | 0x80;
  header.writeUInt16BE(sequence & 0xffff, 2);
  header.writeUInt32BE((sequence * 960) >>> 0, 4);
  header.writeUInt32BE(1_000 + index, 8);
  if (kind === 'sound') return Buffer.concat([header, randomBytes(soundBytes)]);
  const picture = Buffer.from([0x10, 0x10, 0x00, 0x00, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00, 0x00]);
  return Buffer.concat([header, picture, randomBytes(pictureBytes)]);
}
