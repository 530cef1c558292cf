import type { LocalTracks } from '../media-session.ts';
import type { IceCandidate, SessionDescription } from '../signal.ts';
import type { Fingerprints } from '../verify/fingerprints.ts';
import type { PictureLimit } from './picture-limit.ts';

/** What a peer connection tells its owner. */
export interface PeerConnectionEvents {
  onCandidate(candidate: IceCandidate | null): void;
  /** Something changed that the peer must agree to; never fires while an offer or answer is pending. */
  onNegotiationNeeded(): void;
  onStateChange(): void;
  /** A track of the peer has become known. */
  onTrack(): void;
  /** The peer's page says something. */
  onBytes(bytes: Uint8Array<ArrayBuffer>): void;
  /** Little waits to be sent after much did. */
  onDrained(): void;
}

/** What goes to one peer. */
export interface Outgoing extends LocalTracks {
  /** null: as the browser likes. */
  readonly limit: PictureLimit | null;
  /** Most bits a second of sound; the browser's own where it is null. */
  readonly soundBitrate?: number | null;
  /** Sound goes in half as many packets, from the next agreement on. */
  readonly isSoundPacked?: boolean;
  /**
   * The connection has just begun, and nobody knows yet what it carries: the picture goes out small at first. A browser drops
   * the first pictures one after another until one is small enough for a line of 300 kbit/s; a small one is there at once.
   */
  readonly isBeginning?: boolean;
  /** A second picture, such as a screen (C4). */
  readonly shared: MediaStreamTrack | null;
  /** Sound and pictures go another way altogether: the lines rest until they are needed, which costs both browsers less. */
  readonly isResting?: boolean;
}

/** What a peer connection says of itself, raw. */
export type PeerReport = Pick<RTCStatsReport, 'forEach'>;

/**
 * The part of RTCPeerConnection that the mesh needs, with exactly one line of sound, one of pictures and one of second
 * pictures, both ways, so that a camera or a screen may come later without a new negotiation; and one channel of bytes.
 */
export interface PeerConnection {
  readonly signalling: RTCSignalingState;
  readonly state: RTCPeerConnectionState;
  /** The peer's sound and picture; null until a track is known. The same object from then on. */
  readonly stream: MediaStream | null;
  /** The line of the peer's second picture; null until it is known. The same object from then on. */
  readonly shared: MediaStream | null;
  /** The certificates that both descriptions name; null until there are both. The same object until they change. */
  readonly fingerprints: Fingerprints | null;
  /** Whether bytes can go out: the state changes with it. */
  readonly speakable: boolean;
  /** Bytes that wait to be sent. */
  readonly unsent: number;
  /** Sends the peer's page some bytes; false where they can't go out. */
  sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean;
  /** Opens the three lines; only by who makes the first offer. */
  openLines(): void;
  /** Takes on the lines of the peer's offer as ours; harmless when done before. */
  adoptLines(): void;
  /** What is sent on the lines, from now on or as soon as there are some. */
  setOutgoing(outgoing: Outgoing): void;
  /** Makes the offer or answer that is due and makes it current. */
  describe(): Promise<SessionDescription>;
  /** Takes the peer's description; an offer rolls back a pending offer of ours. */
  accept(description: SessionDescription): Promise<void>;
  addCandidate(candidate: IceCandidate | null): Promise<void>;
  /** The next offer looks for a new way; calls for one. */
  restartIce(): void;
  report(): Promise<PeerReport>;
  close(): void;
}

/** Makes one connection. What is to go out may go out at once. */
export type CreatePeerConnection = (events: PeerConnectionEvents, outgoing: Outgoing) => PeerConnection;
