import type { Duration, Instant } from '../instant.ts';

/** How long somebody waited in a clinic until they were seen. */
export interface PastWait {
  readonly seenAt: Instant;
  readonly waited: Duration;
}

/** How long the wait usually is, from arrival, in whole minutes. */
export interface WaitEstimate {
  readonly from: number;
  readonly to: number;
}

const minute: Duration = 60_000;
/** How far back a wait still says something about today, in milliseconds. */
export const estimateReach: Duration = 7 * 24 * 60 * minute;
/** How many of the newest waits count, at most and at least. */
export const estimateSample = { most: 30, least: 5 } as const;
/** Minutes are said in steps of five: closer than that nobody knows. */
const step = 5;
/** A range wider than this, in minutes, that is also more than three times its lower end, says nothing. */
const widest = 30;

/**
 * An honest estimate from the clinic's own recent waits (E6): the middle three fifths of them, rounded outwards. Null where it
 * can't be known: too few waits, too old, or too far apart. It is the same for everybody who waits, and tells of nobody.
 */
export function estimateWait(waits: readonly PastWait[], now: Instant): WaitEstimate | null {
  const recent = waits
    .filter(({ seenAt, waited }) => seenAt <= now && now - seenAt <= estimateReach && waited >= 0)
    .sort((one, other) => other.seenAt - one.seenAt || one.waited - other.waited)
    .slice(0, estimateSample.most)
    .map(({ waited }) => waited)
    .sort((one, other) => one - other);
  if (recent.length < estimateSample.least) return null;
  const from = Math.floor(at(recent, 0.2) / minute / step) * step;
  const to = Math.max(Math.ceil(at(recent, 0.8) / minute / step) * step, from + step);
  return to - from > Math.max(widest, from * 2) ? null : { from, to };
}

/** The value below which a share of the sorted values lies, without anything between two of them. */
function at(sorted: readonly Duration[], share: number): Duration {
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[index] ?? 0;
}

/** Whether somebody has waited longer than the estimate said: then it holds for them no more. */
export function isLongerThan(estimate: WaitEstimate, waited: Duration): boolean {
  return waited > estimate.to * minute;
}
