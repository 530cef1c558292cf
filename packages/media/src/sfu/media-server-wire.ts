import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind, MediaOffer, PictureLayer } from '@anteroom/protocol';

/** What a page wants of somebody's pictures. */
export interface WantedOf {
  readonly picture: PictureLayer;
  readonly screen: boolean;
}

/** What a page sends with its first offer. */
export interface Publication {
  readonly attempt: string;
  readonly sdp: string;
  readonly lines: readonly { readonly mid: string; readonly kind: MediaKind }[];
  readonly isEncrypted: boolean;
}

/**
 * How an attempt stands with the server after it was asked: `done`; `away` where no answer came; `void` where the server doesn't
 * know the attempt, or not any more.
 */
export type WireOutcome = 'done' | 'away' | 'void';

/** Carries what a page and a media server agree on, through our server. Answers never reject. */
export interface MediaServerWire {
  /** @returns the media server's answer; null where there is none now */
  publish(publication: Publication): Promise<{ readonly sdp: string } | null>;
  answer(attempt: string, number: number, sdp: string): Promise<WireOutcome>;
  /** What is wanted of everybody, all of it each time. */
  wantPictures(attempt: string, wanted: ReadonlyMap<ParticipantId, WantedOf>): Promise<WireOutcome>;
  /** Told of every offer of the media server; returns the way to stop it. */
  onOffer(handler: (offer: Omit<MediaOffer, 'callId'>) => void): () => void;
  /** Told when an attempt is gone; returns the way to stop it. */
  onLost(handler: (attempt: string) => void): () => void;
}
