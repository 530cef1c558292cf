import type { CallId, ParticipantId } from '@anteroom/domain';
import type { MediaOffer } from '@anteroom/protocol';
import { createIncoming, type Incoming } from './incoming.ts';
import { MediaServerLost } from './media-room.ts';
import type { MediaFeed, MediaRoom, Publication } from './media-room.ts';
import type { WantedLine } from './wanted-lines.ts';

/** One attempt of somebody's page to send over the media server, with what it receives. */
export interface Attempt {
  readonly id: string;
  readonly participantId: ParticipantId;
  readonly feed: MediaFeed;
  readonly incoming: Incoming;
  /** The page that it is of: after a lost connection the same page has another. */
  connection: string;
  /** Its last offer, and the answer to it: the same offer is answered alike. */
  agreed: { readonly offer: string; readonly answer: string };
  /** Another offer over the same connection. */
  renew(offer: string): Promise<string>;
  /** Since when a newer attempt is there; null while it is the newest. */
  supersededAt: number | null;
  close(): void;
}

export interface AttemptParts {
  readonly callId: CallId;
  readonly room: MediaRoom;
  readonly feed: MediaFeed;
  readonly id: string;
  readonly connection: string;
  readonly offer: string;
  readonly wanted: () => readonly WantedLine[];
  readonly offered: (offer: MediaOffer) => void;
  readonly up: () => void;
  /** It is over although nobody closed it. */
  readonly lost: (error: unknown) => void;
}

/** An attempt as it begins. */
export interface Beginning {
  /** It answers offers from now on; `agreed` holds once it is published. */
  readonly attempt: Attempt;
  /** The media server has answered its offer. @throws MediaRefused, MediaServerLost */
  readonly published: Promise<void>;
}

/** Lets a page send, and offers what it is to receive meanwhile: none of the two needs the other. */
export function beginAttempt(parts: AttemptParts): Beginning {
  const { callId, room, feed, id } = parts;
  let isOver = false;
  let publication: Publication | null = null;
  const incoming = createIncoming({
    room,
    wanted: parts.wanted,
    offered: (offer) => parts.offered({ callId, attempt: id, ...offer }),
    lost: (error) => lost(error),
  });
  const close = (): void => {
    if (isOver) return;
    isOver = true;
    publication?.close();
    incoming.close();
  };
  const lost = (error: unknown): void => {
    if (isOver) return;
    close();
    parts.lost(error);
  };
  const attempt: Attempt = {
    id,
    participantId: feed.participantId,
    feed,
    incoming,
    connection: parts.connection,
    agreed: { offer: parts.offer, answer: '' },
    renew: (offer) => publication?.renew(offer) ?? Promise.reject(new MediaServerLost()),
    supersededAt: null,
    close,
  };

  async function publish(): Promise<void> {
    let sending: Publication;
    try {
      sending = await room.publish(feed, parts.offer, { up: parts.up, gone: () => lost(null) });
    } catch (error) {
      close();
      throw error;
    }
    if (isOver) {
      sending.close();
      throw new MediaServerLost();
    }
    publication = sending;
    attempt.agreed = { offer: parts.offer, answer: sending.answer };
  }

  incoming.follow();
  return { attempt, published: publish() };
}
