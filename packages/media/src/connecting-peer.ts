import type { PeerView } from './media-session.ts';

/** Somebody of whom nothing has come yet. */
export const connectingPeer: PeerView = {
  stream: null,
  shared: null,
  isSpeakable: false,
  connection: 'connecting',
  quality: null,
  arriving: null,
  fingerprints: null,
  ownPicture: 'all',
};
