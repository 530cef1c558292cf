import type { Duration, Instant } from '../instant.ts';
import type { Day } from './calendar.ts';
import { dayLength, minute } from './lengths.ts';
import { isAlwaysOpen, minutesOf, timesOn, type Schedule } from './schedule.ts';
import { dayAt, firstAt, lastAt } from './wall-clock.ts';

/** A stretch of time without a break in which callers can come in. `closes` is null where it lies beyond what was looked at. */
interface Stretch {
  readonly opens: Instant;
  readonly closes: Instant | null;
}

/** How many days are looked ahead: a closing further off is as good as none, an opening may be after a long holiday. */
const ahead = { closing: 15, opening: 400 } as const;

/**
 * Whether callers can come in at this instant (W6): whenever the clock on the clinic's wall shows a time within the hours.
 * An hour that comes twice is open once and for all of it, one that is skipped opens nothing.
 */
export function isOpenAt(schedule: Schedule, at: Instant): boolean {
  if (isAlwaysOpen(schedule)) return true;
  const today = dayAt(schedule.timeZone, at);
  return [today - 1, today, today + 1].some((day) =>
    stretchesOf(schedule, day).some(({ opens, closes }) => opens <= at && at < closes),
  );
}

/** The next instant after this one at which callers can come in who couldn't before; null where there is none in a year. */
export function nextOpening(schedule: Schedule, at: Instant): Instant | null {
  if (isAlwaysOpen(schedule)) return null;
  for (const { opens } of stretchesFrom(schedule, at, ahead.opening)) if (opens > at) return opens;
  return null;
}

/** The next instant after this one at which they no longer can; null where there is none in a fortnight. */
export function nextClosing(schedule: Schedule, at: Instant): Instant | null {
  if (isAlwaysOpen(schedule)) return null;
  for (const { closes } of stretchesFrom(schedule, at, ahead.closing))
    if (closes !== null && closes > at) return closes;
  return null;
}

/** How long from now until it closes: 0 where it is closed, null where it doesn't for a long while (E7). */
export function untilClosing(schedule: Schedule, at: Instant): Duration | null {
  if (!isOpenAt(schedule, at)) return 0;
  const closing = nextClosing(schedule, at);
  return closing === null ? null : closing - at;
}

/** The stretches from yesterday on, in their order, those that touch made one. */
function* stretchesFrom(schedule: Schedule, at: Instant, days: number): Generator<Stretch> {
  const first = dayAt(schedule.timeZone, at) - 1;
  let open: { readonly opens: Instant; readonly closes: Instant } | null = null;
  for (let day = first; day <= first + days; day += 1) {
    for (const next of stretchesOf(schedule, day)) {
      if (open !== null && next.opens <= open.closes) {
        open = { opens: open.opens, closes: Math.max(open.closes, next.closes) };
        continue;
      }
      if (open !== null) yield open;
      open = next;
    }
  }
  if (open === null) return;
  const isCutOff = open.closes >= firstAt(schedule.timeZone, (first + days + 1) * dayLength);
  yield isCutOff ? { opens: open.opens, closes: null } : open;
}

/** The times that begin on a day as instants, in their order; one that the clock skips is none. */
function stretchesOf(schedule: Schedule, day: Day): readonly { readonly opens: Instant; readonly closes: Instant }[] {
  const midnight = day * dayLength;
  return timesOn(schedule, day)
    .times.flatMap((time) => minutesOf(time) ?? [])
    .map(({ from, to }) => ({
      opens: firstAt(schedule.timeZone, midnight + from * minute),
      closes: lastAt(schedule.timeZone, midnight + to * minute),
    }))
    .filter(({ opens, closes }) => opens < closes)
    .sort((one, other) => one.opens - other.opens);
}
