import type { PeerStats } from '../media-session.ts';

/** What went over the way to one peer between two looks, for those who want figures (C5); null where nothing is known. */
export interface LineFigures {
  /** In kbit/s. */
  readonly received: number | null;
  readonly sent: number | null;
  /** Shares, 0 to 1. */
  readonly lossIn: number | null;
  readonly lossOut: number | null;
  readonly roundTripMs: number | null;
  /** Lines of the pictures. */
  readonly heightReceived: number | null;
  readonly heightSent: number | null;
  /** Of the pictures that arrive. */
  readonly framesPerSecond: number | null;
  /** Whether it goes over a relay. */
  readonly isRelayed: boolean;
}

/**
 * Puts two looks at a connection together.
 * @param milliseconds between the two
 */
export function figuresBetween(before: PeerStats | null, now: PeerStats, milliseconds: number): LineFigures {
  // A connection that was made anew counts from its beginning: nothing is known before it is looked at again.
  const since = before === null || milliseconds <= 0 || now.bytesSent < before.bytesSent ? null : before;
  const rate = (name: 'bytesReceived' | 'bytesSent' | 'framesDecoded', times: number): number | null =>
    since === null ? null : Math.max(0, Math.round(((now[name] - since[name]) * times) / milliseconds));
  return {
    received: rate('bytesReceived', 8),
    sent: rate('bytesSent', 8),
    lossIn: since === null ? null : lossBetween(since, now),
    lossOut: now.outgoingLoss,
    roundTripMs: now.roundTripMs === null ? null : Math.round(now.roundTripMs),
    heightReceived: now.heightReceived,
    heightSent: now.heightSent,
    framesPerSecond: rate('framesDecoded', 1000),
    isRelayed: now.path === 'relay',
  };
}

function lossBetween(before: PeerStats, now: PeerStats): number | null {
  const received = now.packetsReceived - before.packetsReceived;
  // A late packet is counted lost first and found later: the total may fall.
  const lost = Math.max(0, now.packetsLost - before.packetsLost);
  return received + lost <= 0 ? null : lost / (received + lost);
}
