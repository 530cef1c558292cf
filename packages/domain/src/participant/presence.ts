import type { Consultation } from '../consultation/state.ts';
import type { Duration, Instant } from '../instant.ts';

/**
 * Whether a participant's page is connected. Beside the consultation, not inside it: only `gone` reaches its table.
 * `here` → `missing` (since a moment, until a deadline) → `gone`.
 */
export type Presence =
  | { readonly state: 'here' }
  | { readonly state: 'missing'; readonly since: Instant; readonly goneAt: Instant | null }
  | { readonly state: 'gone' };

type Missing = Extract<Presence, { state: 'missing' }>;

/** What happens to a participant's connection. */
export type PresenceSignal =
  | { readonly type: 'connected' }
  | { readonly type: 'disconnected'; readonly at: Instant; readonly grace: Duration | null }
  /** The server has started again: every grace counts anew. */
  | { readonly type: 'server-started'; readonly at: Instant; readonly grace: Duration | null }
  /** Another grace applies from now on: a provider joined somebody missing, or they are on hold again. */
  | { readonly type: 'grace-changed'; readonly at: Instant; readonly grace: Duration | null }
  | { readonly type: 'time-passed'; readonly at: Instant };

/** How long somebody may be missing, in milliseconds; both settable. */
export interface GraceTimes {
  readonly inCall: Duration;
  readonly waiting: Duration;
}

/** Two minutes in a call, ten while waiting. */
export const defaultGrace: GraceTimes = { inCall: 120_000, waiting: 600_000 };

/**
 * The grace that applies to a caller. While a call back is wanted it lasts until the clinic closes, and never less than
 * otherwise; `untilClosing` is the time from now on until then, or null where no hours are set: then none runs (null).
 */
export function graceFor(
  stay: Pick<Consultation, 'status' | 'callBackWantedSince'>,
  times: GraceTimes,
  untilClosing: Duration | null = null,
): Duration | null {
  if (stay.status === 'being-seen') return times.inCall;
  if (stay.callBackWantedSince === null) return times.waiting;
  return untilClosing === null ? null : Math.max(untilClosing, times.waiting);
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
    case 'grace-changed':
      return presence.state === 'missing' ? { ...missing(signal.at, signal.grace), since: presence.since } : presence;
    case 'time-passed':
      if (presence.state !== 'missing' || presence.goneAt === null) return presence;
      return signal.at >= presence.goneAt ? { state: 'gone' } : presence;
  }
}

function missing(since: Instant, grace: Duration | null): Missing {
  return { state: 'missing', since, goneAt: grace === null ? null : since + grace };
}
