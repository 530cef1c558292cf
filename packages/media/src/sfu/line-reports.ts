import type { ParticipantId } from '@anteroom/domain';

import type { PeerReport } from '../mesh/peer-connection.ts';
import type { ReceivedLine } from './server-connections.ts';

type Entry = Readonly<Record<string, unknown>>;

/** What has come in on one line: packets, and pictures that were decoded. */
export function inboundOf(
  report: PeerReport,
  line: Pick<ReceivedLine, 'mid' | 'track'>,
): { readonly packets: number; readonly frames: number } {
  let packets = 0;
  let frames = 0;
  report.forEach((entry: unknown) => {
    if (!isEntry(entry) || !isOn(entry, line)) return;
    packets += numberOf(entry['packetsReceived']);
    frames += numberOf(entry['framesDecoded']);
  });
  return { packets, frames };
}

/** Everything that came in over a connection with a media server. */
export function inboundTotals(report: PeerReport): { readonly packets: number; readonly lost: number } {
  let packets = 0;
  let lost = 0;
  report.forEach((entry: unknown) => {
    if (!isEntry(entry) || entry['type'] !== 'inbound-rtp') return;
    packets += numberOf(entry['packetsReceived']);
    lost += numberOf(entry['packetsLost']);
  });
  return { packets, lost };
}

/**
 * The part of two reports, of what goes out and what comes in, that is about one participant, as if there were a connection with
 * them: what comes is theirs; what goes out goes to everybody, and its bytes count for each by their share.
 */
export function reportAbout(
  id: ParticipantId,
  out: PeerReport,
  into: PeerReport | null,
  lines: readonly ReceivedLine[],
  peers: number,
): PeerReport {
  const theirs = lines.filter(({ participantId }) => participantId === id);
  const entries: Entry[] = [];
  out.forEach((entry: unknown) => {
    if (!isEntry(entry)) return;
    const { type } = entry;
    if (type !== 'outbound-rtp' && type !== 'remote-inbound-rtp') return;
    const share = Math.round(numberOf(entry['bytesSent']) / Math.max(1, peers));
    // The two connections name their entries alike.
    entries.push({ ...entry, id: `out ${String(entry['id'])}`, bytesSent: share });
  });
  into?.forEach((entry: unknown) => {
    if (!isEntry(entry)) return;
    if (entry['type'] !== 'inbound-rtp' || theirs.some((line) => isOn(entry, line))) entries.push(entry);
  });
  return new Map(entries.map((entry, index) => [String(index), entry]));
}

function isOn(entry: Entry, { mid, track }: Pick<ReceivedLine, 'mid' | 'track'>): boolean {
  if (entry['type'] !== 'inbound-rtp') return false;
  return entry['mid'] === undefined ? entry['trackIdentifier'] === track.id : entry['mid'] === mid;
}

function isEntry(entry: unknown): entry is Entry {
  return typeof entry === 'object' && entry !== null;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
