import type { Instant } from '../instant.ts';
import { dateOf, weekdayOf, type Weekday } from './calendar.ts';
import { timesOn, type OpenTime, type Schedule } from './schedule.ts';
import { dayAt } from './wall-clock.ts';

/** What holds on one of the next days, to be put into words. */
export interface ComingDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly weekday: Weekday;
  /** In their order; none: closed. */
  readonly times: readonly OpenTime[];
  /** Whether other times hold than in the week. */
  readonly isSpecial: boolean;
  /** What the special day is called; may be empty. */
  readonly name: string;
}

/** The days from today on, as the clinic's calendar shows them (W6). */
export function comingDays(schedule: Schedule, at: Instant, count = 7): readonly ComingDay[] {
  const today = dayAt(schedule.timeZone, at);
  return Array.from({ length: count }, (_, index) => {
    const day = today + index;
    const { times, special } = timesOn(schedule, day);
    return {
      date: dateOf(day),
      weekday: weekdayOf(day),
      times: times.toSorted((one, other) => (one.from < other.from ? -1 : 1)),
      isSpecial: special !== null,
      name: special?.name ?? '',
    };
  });
}
