import type { ConsultationId } from '../ids.ts';
import type { Instant } from '../instant.ts';

/** What the order of the queue depends on. */
export interface Queued {
  readonly id: ConsultationId;
  readonly firstArrivedAt: Instant;
}

/** Orders by the first arrival; two of the same moment by id, so that every machine agrees. */
export function compareQueued(left: Queued, right: Queued): number {
  if (left.firstArrivedAt !== right.firstArrivedAt) return left.firstArrivedAt - right.firstArrivedAt;
  if (left.id === right.id) return 0;
  return left.id < right.id ? -1 : 1;
}

/** The waiting callers in the order in which they will be seen. */
export function queueOrder<Stay extends Queued>(waiting: readonly Stay[]): readonly Stay[] {
  return [...waiting].sort(compareQueued);
}

/** The place in the queue, counted from 1, or null for somebody who is not in it (E6). */
export function positionOf(id: ConsultationId, waiting: readonly Queued[]): number | null {
  const own = waiting.find((stay) => stay.id === id);
  if (own === undefined) return null;
  return 1 + waiting.filter((stay) => stay.id !== id && compareQueued(stay, own) < 0).length;
}
