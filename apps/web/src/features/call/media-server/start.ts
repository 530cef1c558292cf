import { startMediaServer } from '@anteroom/media/media-server';
import type { MediaServerWire, StartPart } from '@anteroom/media';
import worker from './seal-worker.ts?worker&url';

/** Loaded when a call grows: the way over a media server. */
export function startOver(wire: MediaServerWire, open: () => RTCPeerConnection): StartPart {
  return startMediaServer({ wire, open, startWorker: () => new Worker(worker) });
}
