import type { Duration } from '../instant.ts';

const minute: Duration = 60_000;

/** The shortest time after which any organisation may let pages lock. */
export const shortestIdleLock: Duration = minute;

/**
 * After how long somebody's pages lock while they do nothing (P4): as the strictest of the organisations says in which they
 * are anything.
 * @param set minutes that each of them has set; null for one that leaves it to the installation
 * @param otherwise what the installation says
 */
export function strictestIdleLock(set: readonly (number | null)[], otherwise: Duration): Duration {
  if (set.length === 0) return otherwise;
  return Math.min(...set.map((minutes) => (minutes === null ? otherwise : minutes * minute)));
}
