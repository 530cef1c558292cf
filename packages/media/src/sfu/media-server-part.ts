import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';

import type { MediaClock } from '../clock.ts';
import type { LocalTracks, PeerConnectionState, PeerStats } from '../media-session.ts';
import type { QualityVerdict } from '../quality/quality-watch.ts';
import type { SendingChoice, SentPicture, WantedPictures } from '../quality/sending.ts';
import type { MediaServerWire } from './media-server-wire.ts';
import type { MediaServerPolicy } from './policy.ts';
import type { ServerConnections } from './server-connections.ts';

/** What a page sends over a media server. */
export interface SentTracks extends LocalTracks {
  readonly shared: MediaStreamTrack | null;
}

/** One peer, as far as they come over a media server. */
export interface PartPeer {
  readonly connection: PeerConnectionState;
  /** What the media server has of them. */
  readonly offered: ReadonlyMap<MediaKind, MediaStreamTrack>;
  /** What really arrives of them. */
  readonly tracks: ReadonlyMap<MediaKind, MediaStreamTrack>;
  readonly verdict: QualityVerdict;
}

/** The way over a media server of one page in one call (C7), through as many attempts as it takes. */
export interface MediaServerPart {
  /** Whose sound and pictures come; nobody else's is taken, whatever the server offers. */
  setPeers(ids: readonly ParticipantId[]): void;
  setTracks(tracks: SentTracks): void;
  setSending(choice: SendingChoice): void;
  /** In how many lines of the screen everybody's picture is shown; who isn't named isn't shown. */
  setShown(shown: ReadonlyMap<ParticipantId, number> | null): void;
  /** What is wanted of pictures that come in. */
  setReceiving(wanted: WantedPictures): void;
  peer(id: ParticipantId): PartPeer;
  /** What the line lets through of the own picture. */
  ownPicture(): SentPicture;
  stats(): Promise<ReadonlyMap<ParticipantId, PeerStats>>;
  hurry(): void;
  restart(): void;
  close(): void;
}

/** What the way over a media server needs. */
export interface MediaServerPartOptions {
  readonly wire: MediaServerWire;
  /** Makes the connections of an attempt of this name. */
  readonly connect: (attempt: string) => ServerConnections;
  readonly isEncrypted: boolean;
  readonly tracks: SentTracks;
  readonly choice: SendingChoice;
  /** Something of a peer, or of the own picture, is another. */
  readonly onChange: () => void;
  readonly clock: MediaClock;
  readonly policy?: MediaServerPolicy;
  /** A name that no attempt ever had; random without this. */
  readonly newAttempt?: () => string;
  readonly onProblem?: (problem: unknown) => void;
}
