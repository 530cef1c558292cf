import { createBrowserPeerConnections, createGroupSession, createMeshSession } from '@anteroom/media';
import type { ConnectionSettings, ConnectionSupply, GroupSession, LocalMedia, Signalling } from '@anteroom/media';
import type { CallView } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';
import type * as MediaServerCode from './media-server/start.ts';
import { createMediaServerWire } from './media-server/media-server-wire.ts';

/** Kept once it is loaded: asked for anew it comes a moment later, behind the drawing of the page (P2). */
let code: typeof MediaServerCode | null = null;

/** How the media of a call are made; another one in tests. */
export type CreateMedia = (parts: { view: CallView; signalling: Signalling; local: LocalMedia }) => GroupSession;

/** By which ways the others are looked for: over the relay alone where addresses are hidden (C7). */
export function waysOf({ iceServers, relayOnly }: Pick<CallView, 'iceServers' | 'relayOnly'>): ConnectionSettings {
  return { iceServers: iceServers.map(plainServer), relayOnly };
}

/** The browser's form of what the server names: an absent key isn't the same as an undefined one. */
function plainServer({ urls, username, credential }: CallView['iceServers'][number]): RTCIceServer {
  return {
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}

/** Media from page to page, and once the call is large over a media server, on connections of the supply. */
export function mediaFrom(supply: ConnectionSupply, connection: Connection): CreateMedia {
  return ({ view, signalling, local }) => {
    supply.configure(waysOf(view));
    const { self, callId } = view;
    const { tracks } = local.view();
    return createGroupSession({
      self,
      mesh: createMeshSession({
        self,
        signalling,
        createPeerConnection: createBrowserPeerConnections(supply.open),
        local: tracks,
      }),
      local: tracks,
      loadPart() {
        const wire = createMediaServerWire(connection, callId);
        if (code !== null) return code.startOver(wire, supply.open);
        return import('./media-server/start.ts').then((loaded) => (code = loaded).startOver(wire, supply.open));
      },
    });
  };
}
