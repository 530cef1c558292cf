import { dateOf, dayOf } from '../hours/calendar.ts';
import { dayLength } from '../hours/lengths.ts';
import { wallTimeAt, type WallTime } from '../hours/wall-clock.ts';
import type { Instant } from '../instant.ts';

const minute = 60_000;

/**
 * The moment at which clocks in a time zone show a local time such as `2026-11-26T14:30`; null where the text is no time. A time
 * that the night leaves out when clocks go forward is the one that they show then; of one that comes twice it is the first.
 */
export function instantAt(local: string, timeZone: string): Instant | null {
  const asIfUtc = readLocal(local);
  if (asIfUtc === null) return null;
  // Clocks don't change twice within two days.
  const before = offsetAt(asIfUtc - dayLength, timeZone);
  const after = offsetAt(asIfUtc + dayLength, timeZone);
  const first = asIfUtc - Math.max(before, after);
  const second = asIfUtc - Math.min(before, after);
  if (offsetAt(first, timeZone) === Math.max(before, after)) return first;
  return offsetAt(second, timeZone) === Math.min(before, after) ? second : asIfUtc - before;
}

/** The local time that clocks in a time zone show at a moment, such as `2026-11-26T14:30`. */
export function localTimeAt(at: Instant, timeZone: string): string {
  const shown = wallTimeAt(timeZone, at);
  const day = Math.floor(shown / dayLength);
  const minutes = Math.floor((shown - day * dayLength) / minute);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dateOf(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** What a clock that shows this local time shows; null for a text or a date that there isn't. */
function readLocal(local: string): WallTime | null {
  const read = /^((\d{4})-(\d{2})-(\d{2}))T([01]\d|2[0-3]):([0-5]\d)$/.exec(local);
  if (read === null) return null;
  const [, date, ...parts] = read;
  const [year = 0, month = 0, dayOfMonth = 0, hour = 0, minutes = 0] = parts.map(Number);
  const day = dayOf(year, month, dayOfMonth);
  return dateOf(day) === date ? day * dayLength + (hour * 60 + minutes) * minute : null;
}

/** How far clocks in a time zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: Instant, timeZone: string): number {
  return wallTimeAt(timeZone, at) - at;
}
