import { mediaKinds } from '@anteroom/protocol';

import type { PeerView } from '../media-session.ts';
import type { SentPicture } from '../quality/sending.ts';
import type { PartPeer } from '../sfu/media-server-part.ts';
import type { Topology } from './group-session.ts';
import type { PeerOutput } from './peer-output.ts';

/** What is known of a peer. */
export interface PeerWays {
  /** As they are from page to page. */
  readonly view: PeerView;
  readonly shows: PeerOutput;
  /** As they come over the media server; null where there is no way over it. */
  readonly over: PartPeer | null;
  readonly topology: Topology;
  /** Whether the change to this topology is long over. */
  readonly isSettled: boolean;
}

/**
 * One peer as they are seen while there are two ways to them: connected where their sound and pictures come, whichever way that is.
 * @param ownPicture what the way over the media server lets through of the own picture; null where there is none
 * @param before the view until now, which stays the same object as long as nothing changes
 */
export function viewOver(
  { view, shows, over, topology, isSettled }: PeerWays,
  ownPicture: SentPicture | null,
  before: PeerView | undefined,
): PeerView {
  const isOver = mediaKinds.some((kind) => shows.source(kind) === 'media-server');
  // While the media server takes over, what there is comes as it did.
  const comesDirectly = topology === 'mesh' || (!isOver && shows.met === 'mesh' && !isSettled);
  const { quality, arriving } = isOver && over !== null ? over.verdict : view;
  const next: PeerView = {
    ...view,
    stream: shows.stream,
    shared: shows.shared,
    connection: comesDirectly ? view.connection : (over?.connection ?? 'connecting'),
    quality,
    arriving,
    ownPicture: topology === 'media-server' && ownPicture !== null ? ownPicture : view.ownPicture,
  };
  return before !== undefined && isSame(before, next) ? before : next;
}

function isSame(one: PeerView, other: PeerView): boolean {
  return (
    one.stream === other.stream &&
    one.shared === other.shared &&
    one.isSpeakable === other.isSpeakable &&
    one.connection === other.connection &&
    one.quality === other.quality &&
    one.arriving === other.arriving &&
    one.fingerprints === other.fingerprints &&
    one.ownPicture === other.ownPicture
  );
}
