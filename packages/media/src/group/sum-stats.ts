import type { PeerStats } from '../media-session.ts';

/** The figures of both ways to one peer in one: what came and went is added, what holds now is of the way that carries media. */
export function sumOf(direct: PeerStats, over: PeerStats | null): PeerStats {
  if (over === null) return direct;
  return {
    ...over,
    framesDecoded: direct.framesDecoded + over.framesDecoded,
    framesSent: direct.framesSent + over.framesSent,
    audioPacketsReceived: direct.audioPacketsReceived + over.audioPacketsReceived,
    videoPacketsReceived: direct.videoPacketsReceived + over.videoPacketsReceived,
    packetsReceived: direct.packetsReceived + over.packetsReceived,
    packetsLost: direct.packetsLost + over.packetsLost,
    isSlowed: direct.isSlowed || over.isSlowed,
    bytesReceived: direct.bytesReceived + over.bytesReceived,
    bytesSent: direct.bytesSent + over.bytesSent,
    heightReceived: over.heightReceived ?? direct.heightReceived,
    heightSent: over.heightSent ?? direct.heightSent,
    outgoingLoss: over.outgoingLoss ?? direct.outgoingLoss,
    roundTripMs: over.roundTripMs ?? direct.roundTripMs,
    path: over.path ?? direct.path,
  };
}
