import type { Instant } from '../instant.ts';

const minute = 60_000;

/**
 * The moment at which clocks in a time zone show a local time such as `2026-11-26T14:30`; null where the text is no time. A time
 * that the night leaves out when clocks go forward is the one that they show then; of one that comes twice it is the first.
 */
export function instantAt(local: string, timeZone: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  const asIfUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asIfUtc)) return null;
  const day = 24 * 60 * minute;
  // Clocks don't change twice within two days.
  const before = offsetAt(asIfUtc - day, timeZone);
  const after = offsetAt(asIfUtc + day, timeZone);
  const first = asIfUtc - Math.max(before, after);
  const second = asIfUtc - Math.min(before, after);
  if (offsetAt(first, timeZone) === Math.max(before, after)) return first;
  return offsetAt(second, timeZone) === Math.min(before, after) ? second : asIfUtc - before;
}

/** The local time that clocks in a time zone show at a moment, such as `2026-11-26T14:30`. */
export function localTimeAt(at: Instant, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}

/** How far clocks in a time zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: Instant, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((one) => one.type === type)?.value ?? Number.NaN);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1_000) * 1_000;
}
