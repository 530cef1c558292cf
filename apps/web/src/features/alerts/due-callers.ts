import { alertDueAt, type ConsultationId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import type { ServerClock } from '../../connection/server-clock.ts';
import type { Store } from '../../connection/store.ts';
import type { WaitingList } from '../../connection/waiting-list.ts';

/** Tells of waiting callers of whom the person at this page wants to hear, each once. */
export interface DueCallers {
  /** Calls the handler with those who are due from now on; together where they come together. */
  onDue(handler: (rows: readonly Row[]) => void): () => void;
  close(): void;
}

/**
 * Follows the waiting list. Who had been due before the list was first shown is no news; nor is staff that only tries (H4), nor somebody
 * who comes back from a call.
 * @param afterMinutes how long a caller has to have waited
 */
export function createDueCallers(parts: {
  readonly list: Store<WaitingList>;
  readonly clock: Pick<ServerClock, 'now'>;
  readonly afterMinutes: Store<number>;
}): DueCallers {
  const { list, clock, afterMinutes } = parts;
  const handlers = new Set<(rows: readonly Row[]) => void>();
  const told = new Set<ConsultationId>();
  let hasShown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    const { phase, rows } = list.read();
    if (phase !== 'ready') return;
    clearTimeout(timer);
    const now = clock.now();
    const dueAt = (row: Row): number => alertDueAt(row.arrivedAt, { afterMinutes: afterMinutes.read() });
    const waiting = [...rows.values()].filter(
      (row) => !row.isPractice && row.status === 'waiting' && !told.has(row.id),
    );
    const due = waiting.filter((row) => dueAt(row) <= now);
    for (const { id } of due) told.add(id);
    for (const row of rows.values()) if (row.status !== 'waiting') told.add(row.id);
    for (const id of told) if (!rows.has(id)) told.delete(id);
    const next = Math.min(...waiting.filter((row) => dueAt(row) > now).map(dueAt));
    if (Number.isFinite(next)) timer = setTimeout(look, Math.min(next - now, 60_000));
    const isNews = hasShown;
    hasShown = true;
    if (isNews && due.length > 0) for (const handler of [...handlers]) handler(due);
  }

  const stops = [list.subscribe(look), afterMinutes.subscribe(look)];
  look();
  return {
    onDue(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    close() {
      clearTimeout(timer);
      handlers.clear();
      for (const stop of stops) stop();
    },
  };
}
