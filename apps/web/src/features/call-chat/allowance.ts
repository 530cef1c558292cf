/** How much somebody may do in a time: a full measure at once, and then as much as comes in again. */
export interface Allowance {
  /** Takes some of it; answers false, and takes nothing, where there isn't enough. */
  take(amount: number): boolean;
}

/**
 * A measure that begins full.
 * @param size what it holds
 * @param perSecond what comes in again
 * @param now milliseconds of any clock
 */
export function createAllowance(size: number, perSecond: number, now: () => number): Allowance {
  let left = size;
  let at = now();
  return {
    take(amount) {
      const later = now();
      // A clock that was put back gives nothing.
      left = Math.min(size, left + (Math.max(0, later - at) / 1000) * perSecond);
      at = later;
      if (left < amount) return false;
      left -= amount;
      return true;
    },
  };
}
