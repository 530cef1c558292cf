import { readDate, weekdayOf, weekdays, type Day } from './calendar.ts';

/**
 * From when to when callers can come in, as the clinic's clock shows it: `HH:MM`. Where `to` isn't after `from`, it is
 * that time of the next day, so that `22:00` to `06:00` is a night and `00:00` to `00:00` a whole day.
 */
export interface OpenTime {
  readonly from: string;
  readonly to: string;
}

/** When a waiting area is open: whenever it is switched on, or by the week; Monday first, a break between two times. */
export type OpeningHours =
  { readonly kind: 'always' } | { readonly kind: 'weekly'; readonly days: readonly (readonly OpenTime[])[] };

/** Days on which other times hold than in the week: a holiday, a closing, an opening. */
export interface SpecialDay {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** The last day; the same as `from` for one day. */
  readonly to: string;
  /** What callers and staff read beside it; may be empty. */
  readonly name: string;
  /** None: closed. */
  readonly times: readonly OpenTime[];
}

/** Everything that decides when a waiting area is open (W6). */
export interface Schedule {
  readonly timeZone: string;
  readonly hours: OpeningHours;
  readonly holidays: readonly SpecialDay[];
  /** They come before holidays: a clinic may open on one. */
  readonly oneOffs: readonly SpecialDay[];
}

export const hoursLimits = {
  /** Most times in one day. */
  times: 6,
  /** Most special days of one kind. */
  specialDays: 100,
  /** Longest name of a special day, in characters. */
  name: 80,
} as const;

/** What is wrong with the times of a day, or null. */
export type TimesProblem = 'malformed' | 'overlap' | 'too-many';

/** The minutes since midnight of a text `HH:MM`, or null. */
export function readTimeOfDay(text: string): number | null {
  if (!/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(text)) return null;
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** The minutes of a time, the end counted from the same midnight; null where it is malformed. */
export function minutesOf({ from, to }: OpenTime): { readonly from: number; readonly to: number } | null {
  const begin = readTimeOfDay(from);
  const end = readTimeOfDay(to);
  if (begin === null || end === null) return null;
  return { from: begin, to: end > begin ? end : end + 24 * 60 };
}

/** What is wrong with the times of one day. */
export function problemOfTimes(times: readonly OpenTime[]): TimesProblem | null {
  if (times.length > hoursLimits.times) return 'too-many';
  const read = times.map(minutesOf).filter((each) => each !== null);
  if (read.length < times.length) return 'malformed';
  const sorted = read.toSorted((one, other) => one.from - other.from);
  return sorted.some(({ from }, at) => from < (sorted[at - 1]?.to ?? 0)) ? 'overlap' : null;
}

/** Whether they make sense. */
export function areOpeningHours(hours: OpeningHours): boolean {
  if (hours.kind === 'always') return true;
  return hours.days.length === weekdays.length && hours.days.every((times) => problemOfTimes(times) === null);
}

/** What is wrong with a special day, or null. */
export function problemOfSpecialDay({ from, to, name, times }: SpecialDay): TimesProblem | 'date' | 'order' | null {
  const [first, last] = [readDate(from), readDate(to)];
  if (first === null || last === null || name.length > hoursLimits.name) return 'date';
  return last < first ? 'order' : problemOfTimes(times);
}

/** Whether they make sense. */
export function areSpecialDays(days: readonly SpecialDay[]): boolean {
  return days.length <= hoursLimits.specialDays && days.every((day) => problemOfSpecialDay(day) === null);
}

/** What holds on one day: the times that begin on it, and the special day that says so. */
export interface TimesOfDay {
  readonly times: readonly OpenTime[];
  readonly special: SpecialDay | null;
}

const wholeDay: readonly OpenTime[] = [{ from: '00:00', to: '00:00' }];

/**
 * What holds on a day: of the one-off days, else of the holidays, the one that is about the fewest days, the later in the list
 * of equal ones; else the week. A time over midnight belongs to the day on which it begins.
 */
export function timesOn({ hours, holidays, oneOffs }: Schedule, day: Day): TimesOfDay {
  const special = closestOn(oneOffs, day) ?? closestOn(holidays, day);
  if (special !== null) return { times: special.times, special };
  return { times: hours.kind === 'always' ? wholeDay : (hours.days[weekdayOf(day)] ?? []), special: null };
}

/** Whether it is open whenever it is switched on. */
export function isAlwaysOpen({ hours, holidays, oneOffs }: Schedule): boolean {
  return hours.kind === 'always' && holidays.length === 0 && oneOffs.length === 0;
}

/** The schedule that these settings make. */
export function scheduleOf(settings: {
  readonly timeZone: string;
  readonly openingHours: OpeningHours;
  readonly holidays: readonly SpecialDay[];
  readonly oneOffDays: readonly SpecialDay[];
}): Schedule {
  const { timeZone, openingHours: hours, holidays, oneOffDays: oneOffs } = settings;
  return { timeZone, hours, holidays, oneOffs };
}

function closestOn(days: readonly SpecialDay[], day: Day): SpecialDay | null {
  let closest: SpecialDay | null = null;
  let length = Infinity;
  for (const special of days) {
    const [first, last] = [readDate(special.from), readDate(special.to)];
    if (first === null || last === null || day < first || day > last || last - first > length) continue;
    closest = special;
    length = last - first;
  }
  return closest;
}
