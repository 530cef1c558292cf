import type { ParticipantId } from '@anteroom/domain';

import type { MediaClock } from '../clock.ts';
import type { PeerReport } from '../mesh/peer-connection.ts';
import type { QualityVerdict, QualityWatch } from '../quality/quality-watch.ts';
import { createQualityWatch } from '../quality/quality-watch.ts';
import { readReport } from '../quality/read-report.ts';
import { inboundTotals } from './line-reports.ts';
import { decideSqueeze, noSqueeze } from './squeeze.ts';

/** The way in from a media server: how what comes of everybody is, and how far it has to be spared. */
export interface IntoLine {
  /** From 0, not at all. */
  readonly squeeze: number;
  verdict(id: ParticipantId): QualityVerdict;
  /** Takes a look at everything that came in, and at what is about each participant. */
  look(all: PeerReport | null, about: ReadonlyMap<ParticipantId, PeerReport>): void;
  /** Whoever isn't named is forgotten. */
  keep(ids: readonly ParticipantId[]): void;
  /** What was seen says nothing of what is now. */
  startOver(): void;
}

const nothing: QualityVerdict = { quality: null, arriving: null };

export function createIntoLine(clock: MediaClock): IntoLine {
  const watches = new Map<ParticipantId, QualityWatch>();
  let squeeze = noSqueeze(clock.now());
  let before: { readonly packets: number; readonly lost: number } | null = null;
  return {
    get squeeze() {
      return squeeze.degree;
    },
    verdict: (id) => watches.get(id)?.verdict ?? nothing,
    look(all, about) {
      for (const [id, report] of about) {
        const watch = watches.get(id) ?? createQualityWatch(clock);
        watches.set(id, watch);
        watch.add(readReport(report).sample);
      }
      const now = all === null ? null : inboundTotals(all);
      squeeze = decideSqueeze(squeeze, lossBetween(before, now), clock.now());
      before = now;
    },
    keep(ids) {
      for (const id of watches.keys()) if (!ids.includes(id)) watches.delete(id);
    },
    startOver() {
      for (const watch of watches.values()) watch.forget();
      before = null;
    },
  };
}

function lossBetween(
  before: { readonly packets: number; readonly lost: number } | null,
  now: { readonly packets: number; readonly lost: number } | null,
): number | null {
  if (before === null || now === null) return null;
  const packets = now.packets - before.packets;
  const lost = Math.max(0, now.lost - before.lost);
  return packets + lost <= 0 ? null : lost / (packets + lost);
}
