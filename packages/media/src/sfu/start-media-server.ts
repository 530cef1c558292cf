import type { ParticipantId } from '@anteroom/domain';

import { browserClock } from '../clock.ts';
import type { StartPart } from '../group/keyed-part.ts';
import { createFrameKeys } from '../seal/frame-keys.ts';
import { createSealing } from '../seal/sealing.ts';
import { createBrowserConnections } from './browser-connections.ts';
import { createMediaServerPart } from './create-media-server-part.ts';
import type { MediaServerWire } from './media-server-wire.ts';

/** What a page has for a way over a media server. */
export interface MediaServerSettings {
  readonly wire: MediaServerWire;
  /** Gives a connection that nobody uses yet. */
  readonly open: () => RTCPeerConnection;
  /** Starts `seal-worker.ts`. */
  readonly startWorker: () => Worker;
  readonly onProblem?: (problem: unknown) => void;
}

/** Makes ways over a media server of the browser's own parts; each has a worker and keys of its own. */
export function startMediaServer({ wire, open, startWorker, onProblem }: MediaServerSettings): StartPart {
  return ({ talk, isEncrypted, tracks, choice, onChange }) => {
    const clock = browserClock;
    const sealing = isEncrypted ? createSealing(startWorker) : null;
    const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
    const keys = sealing === null ? null : createFrameKeys({ talk, sealing, clock, random });
    const part = createMediaServerPart({
      wire,
      connect: (attempt) => createBrowserConnections({ attempt, open, sealing }),
      isEncrypted,
      tracks,
      choice,
      onChange,
      clock,
      ...(onProblem === undefined ? {} : { onProblem }),
    });
    let present: readonly ParticipantId[] = [];
    return {
      ...part,
      setPeers(ids) {
        for (const id of present) if (!ids.includes(id)) keys?.forget(id);
        present = ids;
        part.setPeers(ids);
      },
      setKeyed: (ids) => keys?.setPeers(ids),
      close() {
        part.close();
        keys?.close();
        sealing?.close();
      },
    };
  };
}
