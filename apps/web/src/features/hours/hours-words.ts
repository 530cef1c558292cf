import type { OpenTime } from '@anteroom/domain';
import { minutesOf } from '@anteroom/domain';
import type { DoorView } from '@anteroom/protocol';
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { localeOf } from '../../connection/time-of-day.ts';

/** How a door is and what comes next, by the clinic's clock; the time zone is named where this device has another. */
export function doorText(i18n: I18n, { door, opensAt, closesAt, timeZone, now }: DoorView): string {
  switch (door) {
    case 'open': {
      if (closesAt === null) return i18n._(msg`Open`);
      const time = momentText(i18n, closesAt, now, timeZone);
      return i18n._(msg`Open until ${time}`);
    }
    case 'out-of-hours': {
      if (opensAt === null) return i18n._(msg`Closed, and no opening is set`);
      const time = momentText(i18n, opensAt, now, timeZone);
      return i18n._(msg`Closed, opens ${time}`);
    }
    case 'off':
      return i18n._(msg`Switched off`);
    case 'closed':
      return i18n._(msg`This clinic is closed for good`);
  }
}

/** A moment by the clinic's clock: the time, with the day where it isn't today. */
export function momentText(i18n: I18n, at: number, now: number, timeZone: string): string {
  const locale = localeOf(i18n.locale);
  const dayIn = (instant: number): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant);
  const isToday = dayIn(at) === dayIn(now);
  const isNear = at - now < 6 * 86_400_000;
  const isElsewhere = new Intl.DateTimeFormat().resolvedOptions().timeZone !== timeZone;
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    ...(isToday ? {} : isNear ? { weekday: 'long' } : { weekday: 'short', day: 'numeric', month: 'long' }),
    ...(isElsewhere && differs(at, timeZone) ? { timeZoneName: 'short' } : {}),
  }).format(at);
}

/** Whether this device's clock shows another time then than the clinic's. */
function differs(at: number, timeZone: string): boolean {
  const shown = (zone: { readonly timeZone?: string }) =>
    new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short', ...zone }).format(at);
  return shown({}) !== shown({ timeZone });
}

/** A day of the week, by its number; Monday is 0. */
export function weekdayName(locale: string, weekday: number): string {
  // The fifth of January 1970 was a Monday.
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format((weekday + 4) * 86_400_000);
}

/** A date `YYYY-MM-DD` with its weekday. */
export function dateText(locale: string, date: string): string {
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return day.format(Date.parse(`${date}T12:00Z`));
}

/** The times of a day in words, as this person writes them. */
export function timesText(i18n: I18n, times: readonly OpenTime[]): string {
  if (times.length === 0) return i18n._(msg`Closed`);
  return times.map((time) => timeText(i18n, time)).join(', ');
}

function timeText(i18n: I18n, time: OpenTime): string {
  const minutes = minutesOf(time);
  if (minutes === null) return '…';
  if (minutes.to - minutes.from === 24 * 60) return i18n._(msg`all day`);
  const written = new Intl.DateTimeFormat(localeOf(i18n.locale), { timeStyle: 'short', timeZone: 'UTC' });
  return [minutes.from, minutes.to].map((each) => written.format(each * 60_000)).join(' – ');
}
