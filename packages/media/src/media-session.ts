import type { ParticipantId } from '@anteroom/domain';

import type { Quality } from './quality/judge-quality.ts';
import type { Fingerprints } from './verify/fingerprints.ts';
import type { SendingChoice, SentPicture, WantedPictures } from './quality/sending.ts';

/** What this participant sends: at most one sound and one picture, null where there is none. */
export interface LocalTracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

/**
 * How the way to one peer stands. `connecting`: never been there yet; `interrupted`: it was, and is being mended;
 * `failed`: several attempts came to nothing. Attempts go on in all three.
 */
export type PeerConnectionState = 'connecting' | 'connected' | 'interrupted' | 'failed';

/** One other participant, as far as media is concerned. */
export interface PeerView {
  /** The peer's sound and picture for a media element; null until the first track is known. Same object all along. */
  readonly stream: MediaStream | null;
  /**
   * The line of the peer's second picture, such as a screen (C4); null until it is known. Same object all along. Whether
   * something is shown on it the pages tell each other.
   */
  readonly shared: MediaStream | null;
  /** Whether bytes reach this peer now. */
  readonly isSpeakable: boolean;
  readonly connection: PeerConnectionState;
  /** null until it was measured twice. */
  readonly quality: Quality | null;
  /** Whether sound and pictures really arrived in the last measure; null until it was measured twice. */
  readonly arriving: { readonly audio: boolean; readonly video: boolean } | null;
  /** The certificates of the connection as both descriptions name them (C6); null until there are both. */
  readonly fingerprints: Fingerprints | null;
  /** What the line lets through to them of the own picture (C5). */
  readonly ownPicture: SentPicture;
}

/** Figures of one peer's connection, for a diagnosis or a test; counters since the connection began. */
export interface PeerStats {
  readonly framesDecoded: number;
  readonly framesSent: number;
  readonly audioPacketsReceived: number;
  readonly videoPacketsReceived: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  /** Share of our packets, 0 to 1, that the peer missed of late; null where it said nothing of it. */
  readonly outgoingLoss: number | null;
  /** Lines of the peer's picture and of the own one as they are sent at the moment; null where there is none. */
  readonly heightReceived: number | null;
  readonly heightSent: number | null;
  /** Whether the processor can't make the pictures that are to be sent. */
  readonly isSlowed: boolean;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  /** Milliseconds there and back; null before the first measure. */
  readonly roundTripMs: number | null;
  /** Kind of this side's address in use (`host`, `srflx`, `prflx`, `relay`); null before there is one. */
  readonly path: string | null;
}

/**
 * The media of one participant in one call (C1, C7), however it travels. Nothing is sent to or received from anybody
 * who isn't among the peers. Signalling may go away: what is connected goes on.
 */
export interface MediaSession {
  /** Says who is to be connected, this participant left out. A new one is called at once, a missing one closed at once. */
  setPeers(ids: readonly ParticipantId[]): void;
  /** Sends these tracks from now on, to those connected already too, without a new negotiation. The caller owns them. */
  setLocal(tracks: LocalTracks): void;
  /** Shows everybody a second picture, such as a screen (C4), or none any more. The caller owns the track. */
  setShared(track: MediaStreamTrack | null): void;
  /** What this participant chose for pictures and sound that go out; everybody's line may still hold them down (C5). */
  setSending(choice: SendingChoice): void;
  /** What a peer wants to be sent of pictures; nobody unless they say so is sent less. Forgotten when they leave. */
  setWanted(id: ParticipantId, pictures: WantedPictures): void;
  /**
   * Something may have broken connections, another network or a machine that slept: what isn't connected looks for a new way
   * at once, rather than waiting for it to heal.
   */
  hurry(): void;
  /**
   * Sends a peer's page at most 16 KiB, on the same encrypted connection as sound and pictures; in order as long as the
   * connection lives. Answers false where it can't go out now: nothing is kept, `createTalk` does that.
   */
  sendBytes(to: ParticipantId, bytes: Uint8Array<ArrayBuffer>): boolean;
  /** How many bytes for this peer wait in the browser. */
  unsent(to: ParticipantId): number;
  /** Told of whatever peers send; returns the way to stop it. */
  onBytes(listener: (from: ParticipantId, bytes: Uint8Array<ArrayBuffer>) => void): () => void;
  /** Told when little waits for a peer after much did; returns the way to stop it. */
  onDrained(listener: (to: ParticipantId) => void): () => void;
  /** The peers by id. The same object until something changes. */
  peers(): ReadonlyMap<ParticipantId, PeerView>;
  /** Calls the listener after every change of `peers()`; returns the way to stop it. */
  subscribe(listener: () => void): () => void;
  /** "Refresh connections" (C1): a fresh connection with every peer. */
  restart(): void;
  /** Asks the browser for the figures of every peer. */
  stats(): Promise<ReadonlyMap<ParticipantId, PeerStats>>;
  /** Closes every connection, for good. Local tracks go on: they belong to who gave them. */
  close(): void;
}
