import type { Clock } from '../platform/clock.ts';

/** Lets so many through per window and key, in this process. */
export interface RateLimit {
  /**
   * Counts one, or as many as are named; answers 0 where they may pass, else the whole seconds until they may. Nothing is
   * counted of what may not pass.
   */
  take(key: string, amount?: number): number;
  /** Takes one back that turned out not to count. */
  giveBack(key: string): void;
}

interface Bucket {
  /** What is left, topped up evenly as time goes by. */
  tokens: number;
  at: number;
}

/** Most keys that one limit remembers; beyond them the fullest buckets go first. */
const mostKeys = 50_000;

/**
 * A bucket of tokens for each key: a short burst of the whole limit, then evenly spread over the window.
 * @param options `limit` requests per `window` milliseconds
 */
export function createRateLimit(options: {
  readonly limit: number;
  readonly window: number;
  readonly clock: Clock;
}): RateLimit {
  const { limit, window, clock } = options;
  const perMillisecond = limit / window;
  const buckets = new Map<string, Bucket>();

  const refilled = (key: string): Bucket => {
    const now = clock.now();
    const bucket = buckets.get(key) ?? { tokens: limit, at: now };
    bucket.tokens = Math.min(limit, bucket.tokens + Math.max(0, now - bucket.at) * perMillisecond);
    bucket.at = now;
    return bucket;
  };

  const tidy = (): void => {
    for (const key of buckets.keys()) if (refilled(key).tokens >= limit) buckets.delete(key);
    // Still too many: the oldest go, rather than let somebody fill the memory with invented keys.
    for (const key of buckets.keys()) {
      if (buckets.size <= mostKeys / 2) return;
      buckets.delete(key);
    }
  };

  return {
    take(key, amount = 1) {
      const bucket = refilled(key);
      if (bucket.tokens < amount) return Math.max(1, Math.ceil((amount - bucket.tokens) / perMillisecond / 1_000));
      bucket.tokens -= amount;
      buckets.set(key, bucket);
      if (buckets.size > mostKeys) tidy();
      return 0;
    },
    giveBack(key) {
      const bucket = buckets.get(key);
      if (bucket !== undefined) bucket.tokens = Math.min(limit, bucket.tokens + 1);
    },
  };
}

/** One of several limits, and the key under which it counts. */
export interface Counted {
  readonly limit: RateLimit;
  readonly key: string;
}

/** Counts one in each of these limits, or in none where one of them lets nothing more through. */
export function passes(counted: readonly Counted[]): boolean {
  for (const [index, { limit, key }] of counted.entries()) {
    if (limit.take(key) === 0) continue;
    for (const before of counted.slice(0, index)) before.limit.giveBack(before.key);
    return false;
  }
  return true;
}
