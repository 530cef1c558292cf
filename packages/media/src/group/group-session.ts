import type { ParticipantId } from '@anteroom/domain';

import type { MediaSession } from '../media-session.ts';
import type { WantedPictures } from '../quality/sending.ts';
import type { Talk } from '../talk/talk.ts';

/** How sound and pictures go in a call: from page to page, or over a media server. What pages say to each other never does. */
export type Topology = 'mesh' | 'media-server';

/**
 * The media of one participant in a call of any size (C7): over another way whenever the call is told to, without anybody's sound or
 * picture stopping for it.
 */
export interface GroupSession extends MediaSession {
  /**
   * Which way to go from now on. The way before goes on until what comes over the new one is really there.
   * @param isEncrypted whether a media server gets nothing but what is sealed for the others' pages
   */
  setTopology(topology: Topology, isEncrypted: boolean): void;
  /** In how many lines of the screen everybody's picture is shown; who isn't named isn't shown. */
  setShown(shown: ReadonlyMap<ParticipantId, number>): void;
  /** What this participant wants of pictures that come over a media server. */
  setReceiving(wanted: WantedPictures): void;
  /** Whose connection isn't the one that their page signed (C6): they get no key. */
  setDistrusted(ids: readonly ParticipantId[]): void;
  /** Whether the processor, when it was last looked at, couldn't make all pictures that go from page to page. */
  isSlowed(): boolean;
  /** Where the pages agree on the way and on keys; to be given before anything goes over a media server. */
  speakOver(talk: Talk): void;
}
