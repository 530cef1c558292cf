import type { Instant } from '../instant.ts';
import { dayOf, type Day } from './calendar.ts';
import { dayLength } from './lengths.ts';

/** What a clock on the wall of a time zone shows, in milliseconds since it showed 1970-01-01 00:00. No instant. */
export type WallTime = number;

/** Making one takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = formatIn(timeZone) ?? formatOf('UTC');
  formats.set(timeZone, format);
  return format;
}

/** Null for a time zone that this runtime doesn't know, as after a change to an older one. */
function formatIn(timeZone: string): Intl.DateTimeFormat | null {
  const options = {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', options);
  } catch {
    return null;
  }
}

/**
 * What the clock shows at an instant.
 * @param timeZone an IANA name such as `Europe/Berlin`; UTC counts where this runtime doesn't know it
 */
export function wallTimeAt(timeZone: string, at: Instant): WallTime {
  const second = Math.floor(at / 1000);
  const read = new Map(
    formatOf(timeZone)
      .formatToParts(second * 1000)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => read.get(type) ?? 0;
  const seconds = (part('hour') * 60 + part('minute')) * 60 + part('second');
  return dayOf(part('year'), part('month'), part('day')) * dayLength + seconds * 1000 + (at - second * 1000);
}

/** The day that the calendar on the wall shows. */
export function dayAt(timeZone: string, at: Instant): Day {
  return Math.floor(wallTimeAt(timeZone, at) / dayLength);
}

/** The first instant at which the clock shows this time or a later one: where it is skipped, the moment of the skip. */
export function firstAt(timeZone: string, wall: WallTime): Instant {
  const [early, late] = candidates(timeZone, wall);
  if (wallTimeAt(timeZone, early) === wall) return early;
  return wallTimeAt(timeZone, late) === wall ? late : skipped(timeZone, wall, early, late);
}

/** The instant from which on the clock never shows less than this time: where it comes twice, the second one. */
export function lastAt(timeZone: string, wall: WallTime): Instant {
  const [early, late] = candidates(timeZone, wall);
  const isIt = (at: Instant) => wallTimeAt(timeZone, at) === wall && wallTimeAt(timeZone, at - 1) < wall;
  if (isIt(late)) return late;
  return isIt(early) ? early : skipped(timeZone, wall, early, late);
}

/** The instants that it would be by the offsets of the day before and the day after, the earlier one first. */
function candidates(timeZone: string, wall: WallTime): readonly [Instant, Instant] {
  const by = (at: Instant): Instant => wall - (wallTimeAt(timeZone, at) - at);
  const before = by(wall - dayLength);
  const after = by(wall + dayLength);
  return before < after ? [before, after] : [after, before];
}

/** The moment at which the clock skips this time; it lies between the two. */
function skipped(timeZone: string, wall: WallTime, from: Instant, to: Instant): Instant {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallTimeAt(timeZone, middle) >= wall) after = middle;
    else before = middle;
  }
  return after;
}
