import type { CallId, ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';
import type { MediaServerPresence } from '../../session/media-server-presence.ts';

/** One line of a description, and what it carries. */
export interface MediaLine {
  readonly mid: string;
  readonly kind: MediaKind;
}

/** What one attempt of a participant's page sends into a room. */
export interface MediaFeed {
  readonly id: string;
  readonly participantId: ParticipantId;
  readonly lines: readonly MediaLine[];
}

/** A line of somebody's feed. */
export interface FeedLine {
  readonly feed: string;
  readonly mid: string;
}

/** How much of a line comes in: which of the sender's sizes, 0 the smallest; or nothing at the moment. */
export interface LineWish {
  readonly isOn: boolean;
  readonly layer: 0 | 1 | 2;
}

/** A line by which a page receives, and whose line it is; null where it carries nothing. */
export interface ReceivedLine {
  readonly mid: string;
  readonly from: FeedLine | null;
}

/** What a media server offers a page, with the lines as they are then, null for as before; `sdp` is null where nothing has to be agreed anew. */
export interface ReceptionOffer {
  readonly sdp: string | null;
  readonly lines: readonly ReceivedLine[] | null;
}

/** What becomes of a page's connection to a media server; both at most once. */
export interface ConnectionEvents {
  /** Media can flow. */
  readonly up: () => void;
  /** The connection is over although nobody closed it here. */
  readonly gone: () => void;
}

/** A page's connection by which it sends. */
export interface Publication {
  /** The media server's answer to the offer. */
  readonly answer: string;
  /** Another offer over the same connection, such as after a change of the network; answers the answer to it. */
  renew(offer: string): Promise<string>;
  close(): void;
}

/** A page's connection by which it receives. At most one of its promises is awaited at a time. */
export interface Reception {
  /** Whose lines come in from now on, and which of its own lines are for nobody any more. */
  change(wanted: { readonly add: readonly FeedLine[]; readonly remove: readonly string[] }): Promise<ReceptionOffer>;
  /** Some of its lines carry another feed's from now on. Only where the feed before is gone already this has to be agreed anew. */
  swap(lines: readonly { readonly mid: string; readonly to: FeedLine }[]): Promise<ReceptionOffer>;
  answer(sdp: string): Promise<void>;
  wish(lines: ReadonlyMap<string, LineWish>): Promise<void>;
  close(): void;
}

/** A call's room on one media server. */
export interface MediaRoom {
  /**
   * Lets a page send.
   * @throws MediaRefused where the offer can't be understood; MediaServerLost
   */
  publish(feed: MediaFeed, offer: string, events: ConnectionEvents): Promise<Publication>;
  /**
   * Lets a page receive these lines, at least one.
   * @throws MediaRefused where a feed is gone meanwhile; MediaServerLost
   */
  receive(
    lines: readonly FeedLine[],
    events: ConnectionEvents,
  ): Promise<{ readonly reception: Reception; readonly offer: ReceptionOffer }>;
  /** What is sent into the room over connections that are up, oldest first, also of pages of other servers of ours. */
  feeds(): readonly MediaFeed[];
  /** Ends somebody's sending, also where another server of ours let them send. */
  expel(feed: string): Promise<void>;
  /** Forgets the room here. */
  leave(): void;
  /** Ends the room for everybody. */
  end(): void;
}

/** What the room says by itself. */
export interface RoomEvents {
  /** Another feed is up, or one is gone. */
  readonly feedsChanged: () => void;
  /** The media server is gone, and the room with it. */
  readonly lost: () => void;
}

/** The media servers that there are. */
export interface MediaServers extends MediaServerPresence {
  /**
   * The room of a call, made where there is none yet; on the server with the least to do. Waits for one that is just
   * coming back.
   * @returns null where none answers in time
   */
  open(callId: CallId, events: RoomEvents): Promise<MediaRoom | null>;
  close(): Promise<void>;
}

/** No media server: up to six people talk from page to page. */
export const absentMediaServers: MediaServers = {
  isThere: () => false,
  open: () => Promise.resolve(null),
  close: () => Promise.resolve(),
};

/** A media server doesn't do what it was asked. */
export class MediaRefused extends Error {
  override readonly name = 'MediaRefused';
}

/** A media server is gone, or doesn't answer. */
export class MediaServerLost extends Error {
  override readonly name = 'MediaServerLost';
  constructor() {
    super('The media server is gone.');
  }
}
