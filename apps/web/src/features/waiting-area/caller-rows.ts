import type { Row } from '@anteroom/protocol';
import type { StatusTone } from '../../ui/status.tsx';

/** The dashboard's filters (W2). */
export const statusFilters = ['all', 'waiting', 'on-hold', 'being-seen'] as const;
export type StatusFilter = (typeof statusFilters)[number];

const statusOrder: Record<Row['status'], number> = { waiting: 0, 'on-hold': 1, 'being-seen': 2 };

/** The instant from which a row's time runs: the arrival of those who wait, the last change of the others. */
export function timedFrom({ status, arrivedAt, since }: Row): number {
  return status === 'waiting' ? arrivedAt : since;
}

/** By status, then by the time waited, the longest first; two of the same moment by id, so that no row jumps. */
export function compareRows(left: Row, right: Row): number {
  return (
    statusOrder[left.status] - statusOrder[right.status] ||
    timedFrom(left) - timedFrom(right) ||
    (left.id < right.id ? -1 : 1)
  );
}

/** How many callers each filter would show, without a search; staff who only try (H4) are none. */
export function countRows(rows: Iterable<Row>): Record<StatusFilter, number> {
  const counts = { all: 0, waiting: 0, 'on-hold': 0, 'being-seen': 0 };
  for (const { status, isPractice } of rows) {
    if (isPractice) continue;
    counts.all += 1;
    counts[status] += 1;
  }
  return counts;
}

/** A page that is loaded anew is away for a moment, in milliseconds; nobody needs to know. */
const momentAway = 4000;

/** Since when the caller's page is away, where that is worth a word; null while they are here. */
export function awaySince({ missingSince }: Row, now: number): number | null {
  return missingSince !== null && now - missingSince >= momentAway ? missingSince : null;
}

/**
 * The colour of a row, by what matters most of it now.
 * @param lateAfter from so many milliseconds of waiting on a caller is late, as the clinic set it (W1)
 */
export function toneOf(row: Row, now: number, lateAfter: number): StatusTone {
  const isAway = awaySince(row, now) !== null;
  if (row.isLocked) return 'locked';
  if (row.status === 'being-seen') return isAway ? 'lost' : 'seen';
  if (isAway && !row.callBackWanted) return 'lost';
  if (row.status === 'on-hold') return 'hold';
  if (row.callBackWanted) return 'callback';
  return now - row.arrivedAt >= lateAfter ? 'late' : 'waiting';
}

/** First and last name as they stand together. */
export function nameOf({ firstName, lastName }: Pick<Row, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim();
}

/** What the menu of a row may offer: the same table that the server decides by (docs/consultation.md). */
export function commandsOf({ status }: Row): { readonly hold: boolean; readonly end: boolean } {
  return { hold: status === 'being-seen', end: status !== 'waiting' };
}

/**
 * What the main button of a row does: `join`, filled where a caller waits and outlined where they are with somebody or
 * on hold; `add` to the call that this person is in; `return` to that call, where the caller is in it already; nothing
 * while they are `away`, where both are `busy` in different calls, or where the call is `locked` (W8); `call-back` where they have
 * put the phone down and asked for it (E7).
 */
export type MainAction = 'join' | 'add' | 'return' | 'call-back' | 'away' | 'busy' | 'locked';

/**
 * @param self the id of the person at this dashboard
 * @param isInCall whether this page is in a call
 */
export function mainActionOf(row: Row, self: string, isInCall: boolean, now: number): MainAction {
  if (row.callId !== null && row.providers.some(({ personId }) => personId === self)) return 'return';
  if (row.isLocked) return 'locked';
  // Who wants to be phoned left no way to be brought back by.
  if (awaySince(row, now) !== null) return row.callBackWanted && !row.phoneWanted ? 'call-back' : 'away';
  if (!isInCall) return 'join';
  return row.status === 'being-seen' ? 'busy' : 'add';
}
