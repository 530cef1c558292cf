import { createBrowserPeerConnections, createMeshSession } from '@anteroom/media';
import type { ConnectionSupply, LocalMedia, MediaSession, Signalling } from '@anteroom/media';
import type { CallView } from '@anteroom/protocol';

/** How the media of a call are made; another one in tests. */
export type CreateMedia = (parts: { view: CallView; signalling: Signalling; local: LocalMedia }) => MediaSession;

/** The browser's form of what the server names: an absent key isn't the same as an undefined one. */
export function plainServer({ urls, username, credential }: CallView['iceServers'][number]): RTCIceServer {
  return {
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}

/** Media from peer to peer, over connections of the supply. */
export function meshFrom(supply: ConnectionSupply): CreateMedia {
  return ({ view, signalling, local }) => {
    supply.configure({ iceServers: view.iceServers.map(plainServer) });
    return createMeshSession({
      self: view.self,
      signalling,
      createPeerConnection: createBrowserPeerConnections(supply.open),
      local: local.view().tracks,
    });
  };
}
