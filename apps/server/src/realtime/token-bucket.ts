import type { Instant } from '@anteroom/domain';

/** How much may come: so many a second in the long run, so many at once. */
export interface Allowance {
  readonly perSecond: number;
  readonly burst: number;
}

/** Makes what answers whether one more may come now. */
export function createTokenBucket({ perSecond, burst }: Allowance): (now: Instant) => boolean {
  let tokens = burst;
  let filledAt: Instant | null = null;
  return (now) => {
    const passed = filledAt === null ? 0 : Math.max(0, now - filledAt);
    tokens = Math.min(burst, tokens + (passed * perSecond) / 1000);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
