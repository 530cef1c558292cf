import type { MediaKind, MediaOffer } from '@anteroom/protocol';

import type { Outgoing, PeerReport } from '../mesh/peer-connection.ts';
import type { Publication } from './media-server-wire.ts';

/** What a connection with a media server tells its owner. */
export interface ServerConnectionEvents {
  onStateChange(): void;
}

/** The way of what this page sends: sound, a picture in several sizes, and a second picture, all from the first offer on. */
export interface PublishConnection {
  readonly state: RTCPeerConnectionState;
  /** The first and only offer. */
  describe(): Promise<Pick<Publication, 'sdp' | 'lines'>>;
  accept(sdp: string): Promise<void>;
  /** What is sent from now on, without another negotiation. */
  setOutgoing(outgoing: Outgoing): void;
  report(): Promise<PeerReport>;
  close(): void;
}

/** Whose a line is, and what it carries. */
export type ServerLine = MediaOffer['lines'][number];

/** A line that has a track. */
export interface ReceivedLine extends ServerLine {
  readonly track: MediaStreamTrack;
}

/** The way of what this page gets of all the others. */
export interface ReceiveConnection {
  readonly state: RTCPeerConnectionState;
  /** What comes, as the latest offer says it. The same object until the next. */
  readonly lines: readonly ReceivedLine[];
  /** Takes an offer. @returns the answer */
  answer(sdp: string, lines: readonly ServerLine[]): Promise<string>;
  /** How loud a line of sound is at the moment, 0 to 1, by its mid. */
  levels(): ReadonlyMap<string, number>;
  report(): Promise<PeerReport>;
  close(): void;
}

/** Makes the connections of one attempt. */
export interface ServerConnections {
  publish(events: ServerConnectionEvents, outgoing: Outgoing): PublishConnection;
  receive(events: ServerConnectionEvents): ReceiveConnection;
  /** Told when sound or a picture on a line of somebody could be opened; null where nothing is sealed. */
  readonly onOpened: ((listener: (mid: string, of: Opened) => void) => () => void) | null;
}

/** What could be opened. */
export interface Opened {
  readonly owner: ServerLine['participantId'];
  readonly kind: MediaKind;
}
