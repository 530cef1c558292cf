import type { PeerStats } from '../media-session.ts';
import type { QualitySample } from './judge-quality.ts';

/** The figures of one connection: for people who diagnose, and for the judgement of its quality. */
export interface ReadReport {
  readonly stats: PeerStats;
  /** `at` is left to who asked for the report. */
  readonly sample: Omit<QualitySample, 'at'>;
}

/**
 * Reads what the browser says of one connection (webrtc-stats). Browsers leave out what they don't know; a figure that is
 * missing counts as nothing, or as null where nothing would mean something.
 */
export function readReport(report: Pick<RTCStatsReport, 'forEach'>): ReadReport {
  const entries = new Map<string, Record<string, unknown>>();
  report.forEach((entry: unknown) => {
    if (isEntry(entry)) entries.set(entry.id, entry);
  });
  const all = (type: string) => [...entries.values()].filter((entry) => entry['type'] === type);
  const incoming = all('inbound-rtp');
  const outgoing = all('outbound-rtp');
  const heardBack = all('remote-inbound-rtp');
  const of = (kind: string, list: readonly Record<string, unknown>[]) => list.filter((entry) => entry['kind'] === kind);
  const pair = selectedPair(entries);
  const losses = heardBack.flatMap((entry) => optional(entry['fractionLost']));
  const roundTrips = [
    ...optional(pair?.['currentRoundTripTime']),
    ...heardBack.flatMap((entry) => optional(entry['roundTripTime'])),
  ];
  const jitters = incoming.flatMap((entry) => optional(entry['jitter']));
  const local = entries.get(String(pair?.['localCandidateId']));
  const path = local?.['candidateType'];
  const available = optional(pair?.['availableOutgoingBitrate'])[0];
  const roundTripMs = roundTrips[0] === undefined ? null : roundTrips[0] * 1000;
  const framesDecoded = total(of('video', incoming), 'framesDecoded');
  const packetsReceived = total(incoming, 'packetsReceived');
  const packetsLost = total(incoming, 'packetsLost');
  const outgoingLoss = losses.length === 0 ? null : Math.max(...losses);
  const audioPacketsReceived = total(of('audio', incoming), 'packetsReceived');
  return {
    stats: {
      framesDecoded,
      framesSent: total(of('video', outgoing), 'framesSent'),
      audioPacketsReceived,
      videoPacketsReceived: total(of('video', incoming), 'packetsReceived'),
      packetsReceived,
      packetsLost,
      outgoingLoss,
      isSlowed: of('video', outgoing).some((entry) => entry['qualityLimitationReason'] === 'cpu'),
      bytesReceived: total(incoming, 'bytesReceived'),
      bytesSent: total(outgoing, 'bytesSent'),
      heightReceived: largest(of('video', incoming), 'frameHeight'),
      heightSent: largest(
        of('video', outgoing).filter((entry) => entry['active'] !== false),
        'frameHeight',
      ),
      roundTripMs,
      path: typeof path === 'string' ? path : null,
    },
    sample: {
      packetsReceived,
      packetsLost,
      outgoingLoss,
      roundTripMs,
      jitterMs: jitters.length === 0 ? null : Math.max(...jitters) * 1000,
      framesDecoded,
      audioPacketsReceived,
      freezeSeconds: total(of('video', incoming), 'totalFreezesDuration'),
      narrowed: of('video', outgoing).some((entry) => entry['qualityLimitationReason'] === 'bandwidth'),
      availableKbps: available === undefined ? null : available / 1000,
    },
  };
}

function isEntry(entry: unknown): entry is Record<string, unknown> & { readonly id: string } {
  return typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string';
}

/** The transport names its pair; Firefox has no transport and marks the pair instead. */
function selectedPair(entries: ReadonlyMap<string, Record<string, unknown>>): Record<string, unknown> | undefined {
  for (const entry of entries.values()) {
    const pair = entry['type'] === 'transport' ? entries.get(String(entry['selectedCandidatePairId'])) : undefined;
    if (pair !== undefined) return pair;
  }
  return [...entries.values()].find((entry) => entry['type'] === 'candidate-pair' && entry['selected'] === true);
}

function optional(value: unknown): number[] {
  return typeof value === 'number' && Number.isFinite(value) ? [value] : [];
}

function largest(entries: readonly Record<string, unknown>[], name: string): number | null {
  const known = entries.flatMap((entry) => optional(entry[name]));
  return known.length === 0 ? null : Math.max(...known);
}

function total(entries: readonly Record<string, unknown>[], name: string): number {
  return entries.reduce((sum, entry) => sum + (optional(entry[name])[0] ?? 0), 0);
}
