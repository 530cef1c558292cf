import type { ParticipantId } from '@anteroom/domain';
import type { MediaKind } from '@anteroom/protocol';

import type { PeerReport } from '../mesh/peer-connection.ts';
import type { Opened, ReceivedLine } from './server-connections.ts';
import { inboundOf } from './line-reports.ts';

/** Which lines of a media server really bring something by now: only then is the way before given up. */
export interface Arrivals {
  /** Whether anything hasn't arrived yet. */
  readonly isMissing: boolean;
  /** Whether anything of that may have by now: a track is muted until its first packet. */
  readonly isWorthALook: boolean;
  /** Takes the lines as the latest offer has them. */
  follow(lines: readonly ReceivedLine[]): void;
  /** The first frame of somebody was opened on a line. */
  opened(mid: string, of: Opened): void;
  /** Takes a look at the connection's counters. */
  look(report: PeerReport): void;
  /** The lines of somebody. */
  offered(id: ParticipantId): ReadonlyMap<MediaKind, MediaStreamTrack>;
  /** What arrives of them. */
  arrived(id: ParticipantId): ReadonlyMap<MediaKind, MediaStreamTrack>;
}

interface Coming extends ReceivedLine {
  hasArrived: boolean;
  /** The counter when the line became theirs; null where a line was somebody else's before and wasn't looked at since. */
  base: number | null;
}

/** @param isSealed whether sound counts once it could be opened, rather than once it came */
export function createArrivals(isSealed: boolean): Arrivals {
  let coming: readonly Coming[] = [];
  /** What was opened last on each line; it is said once, and may be said before the line is known: a line that was another's before brings frames at once. */
  const openings = new Map<string, Opened>();

  const isOpened = ({ mid, participantId, kind }: ReceivedLine): boolean => {
    const of = openings.get(mid);
    return of?.owner === participantId && of.kind === kind;
  };

  return {
    get isMissing() {
      return coming.some(({ hasArrived }) => !hasArrived);
    },
    get isWorthALook() {
      return coming.some(({ hasArrived, track }) => !hasArrived && !track.muted);
    },
    follow(lines) {
      coming = lines.map((line) => {
        const before = coming.find(({ mid }) => mid === line.mid);
        if (before?.participantId === line.participantId && before.kind === line.kind && before.track === line.track) {
          return before;
        }
        // What was opened for whoever had it before says nothing once they have it again.
        if (!isOpened(line)) openings.delete(line.mid);
        return { ...line, hasArrived: line.kind === 'sound' && isOpened(line), base: before === undefined ? 0 : null };
      });
    },
    opened(mid, of) {
      openings.set(mid, of);
      // A picture that was opened isn't seen yet: it may build on one that never came.
      for (const line of coming)
        if (line.mid === mid && line.kind === 'sound' && isOpened(line)) line.hasArrived = true;
    },
    look(report) {
      for (const line of coming) {
        if (line.hasArrived) continue;
        const { packets, frames } = inboundOf(report, line);
        const count = line.kind === 'sound' ? packets : frames;
        if (line.base !== null && count > line.base)
          line.hasArrived = line.kind !== 'sound' || !isSealed || isOpened(line);
        line.base ??= count;
      }
    },
    offered: (id) => tracksIn(coming.filter(({ participantId }) => participantId === id)),
    arrived: (id) => tracksIn(coming.filter(({ participantId, hasArrived }) => participantId === id && hasArrived)),
  };
}

function tracksIn(lines: readonly ReceivedLine[]): ReadonlyMap<MediaKind, MediaStreamTrack> {
  return new Map(lines.map(({ kind, track }) => [kind, track]));
}
