import type { CallId, ParticipantId } from '@anteroom/domain';
import type { MediaSession } from '@anteroom/media';
import { toServer } from '@anteroom/protocol';
import type { Connection } from '../../connection/connection.ts';

/** Between two looks at the line, in milliseconds. */
export const lookEvery = 10_000;
/** A change smaller than this part of what was told last is none. */
const worthTelling = 0.1;

interface Look {
  readonly at: number;
  /** What has gone over the way to each peer, both ways, in bytes. */
  readonly bytes: ReadonlyMap<ParticipantId, number>;
}

/**
 * Tells the server now and then what goes over this page's line, both ways, in kbit/s, for those who look at the participants (W4).
 * @param now milliseconds of a clock that never goes back
 * @returns the way to stop it
 */
export function tellBandwidth(
  { media, connection, callId }: { media: MediaSession; connection: Connection; callId: CallId },
  now: () => number = () => performance.now(),
): () => void {
  let before: Look | null = null;
  let told: number | null = null;

  async function look(): Promise<void> {
    const stats = await media.stats();
    const bytes = new Map([...stats].map(([id, { bytesReceived, bytesSent }]) => [id, bytesReceived + bytesSent]));
    const seen = { at: now(), bytes };
    const bandwidth = before === null || bytes.size === 0 ? null : between(before, seen);
    before = seen;
    if (bandwidth === null || connection.state.read().kind !== 'connected') return;
    if (told !== null && Math.abs(bandwidth - told) <= told * worthTelling) return;
    told = bandwidth;
    const answer = await connection.request(toServer.announceBandwidth, { callId, bandwidth });
    if (!answer.ok && told === bandwidth) told = null;
  }

  const timer = setInterval(() => void look(), lookEvery);
  return () => clearInterval(timer);
}

/** What went over the line between two looks, in kbit/s; a connection that was made anew counts from its beginning. */
function between(before: Look, { at, bytes }: Look): number | null {
  if (at <= before.at) return null;
  const sum = [...bytes].reduce((all, [id, now]) => {
    const then = before.bytes.get(id) ?? 0;
    return all + (now >= then ? now - then : now);
  }, 0);
  return Math.round((sum * 8) / (at - before.at));
}
