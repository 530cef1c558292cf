/** A day of the calendar: days since 1970-01-01, without a time zone. */
export type Day = number;

/** Monday is 0, Sunday 6. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;
export const weekdays = [0, 1, 2, 3, 4, 5, 6] as const satisfies readonly Weekday[];

/** The day of a date of the Gregorian calendar; counts right beyond the ends of months, so that it can be checked by `dateOf`. */
export function dayOf(year: number, month: number, date: number): Day {
  // The year begins in March here, so that the leap day is the last of it.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** A day as `YYYY-MM-DD`. */
export function dateOf(day: Day): string {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = ((monthFromMarch + 2) % 12) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const text = (value: number, length: number) => String(value).padStart(length, '0');
  return `${text(year, 4)}-${text(month, 2)}-${text(date, 2)}`;
}

/** The day of a text `YYYY-MM-DD`, or null where there is no such date. */
export function readDate(text: string): Day | null {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return null;
  const day = dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
  return dateOf(day) === text ? day : null;
}

/** Which day of the week it is. */
export function weekdayOf(day: Day): Weekday {
  return weekdays[(((day + 3) % 7) + 7) % 7] ?? 0;
}
