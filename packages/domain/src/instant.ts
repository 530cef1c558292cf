/** A point in time: milliseconds since 1970-01-01T00:00Z, always handed in, never read from a clock here. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Duration = number;

/** The time between two instants, never negative: a clock that steps back yields zero. */
export function elapsed(from: Instant, to: Instant): Duration {
  return Math.max(0, to - from);
}
