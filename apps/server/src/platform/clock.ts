import type { Instant } from '@anteroom/domain';

/** Where the server takes the time from; tests hand in one that they move. */
export interface Clock {
  now(): Instant;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };
