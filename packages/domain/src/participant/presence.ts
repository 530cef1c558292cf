import type { Duration, Instant } from '../instant.ts';

/**
 * Whether a participant's page is connected. Beside the consultation, not inside it: only `gone` reaches its table.
 * `here` → `missing` (since a moment, until a deadline) → `gone`.
 */
export type Presence =
  | { readonly state: 'here' }
  | { readonly state: 'missing'; readonly since: Instant; readonly goneAt: Instant | null }
  | { readonly state: 'gone' };

/** What happens to a participant's connection. */
export type PresenceSignal =
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected'; readonly at: Instant; readonly grace: Duration | null }
  /** The server has started again: every grace counts anew. */
  | { readonly type: 'server-started'; readonly at: Instant; readonly grace: Duration | null }
  | { readonly type: 'time-passed'; readonly at: Instant };

/** How long somebody may be missing, in milliseconds; both settable. */
export interface GraceTimes {
  readonly inCall: Duration;
  readonly waiting: Duration;
}

/** Two minutes in a call, ten while waiting. */
export const defaultGrace: GraceTimes = { inCall: 120_000, waiting: 600_000 };

/**
 * The grace that applies to a caller: none runs (null) while a call back is wanted, until the clinic closes.
 */
export function graceFor(
  stay: { readonly status: string; readonly callBackWantedSince: Instant | null },
  times: GraceTimes,
): Duration | null {
  if (stay.status === 'being-seen') return times.inCall;
  return stay.callBackWantedSince === null ? times.waiting : null;
}

/** The presence after a signal. Gone is final: who comes back is a new presence. */
export function nextPresence(presence: Presence, signal: PresenceSignal): Presence {
  if (presence.state === 'gone') return presence;
  switch (signal.type) {
    case 'connected':
      return { state: 'here' };
    case 'disconnected':
      if (presence.state === 'missing') return presence;
      return missing(signal.at, signal.grace);
    case 'server-started':
      return missing(signal.at, signal.grace);
    case 'time-passed':
      if (presence.state !== 'missing' || presence.goneAt === null) return presence;
      return signal.at >= presence.goneAt ? { state: 'gone' } : presence;
  }
}

function missing(since: Instant, grace: Duration | null): Presence {
  return { state: 'missing', since, goneAt: grace === null ? null : since + grace };
}
