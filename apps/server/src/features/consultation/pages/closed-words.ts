import { dayAt, type Instant, type OpenTime } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';

/** When a clinic opens, in a sentence: by its own clock, as the reader writes times. */
export function openingText(
  i18n: I18n,
  opening: { readonly at: Instant; readonly now: Instant; readonly timeZone: string },
  writtenAs: string,
): string {
  const { at, now, timeZone } = opening;
  const time = new Intl.DateTimeFormat(writtenAs, { timeStyle: 'short', timeZone }).format(at);
  const days = dayAt(timeZone, at) - dayAt(timeZone, now);
  if (days === 0) return i18n._({ id: 'closed.today', message: 'It opens today at {time}.', values: { time } });
  if (days === 1) return i18n._({ id: 'closed.tomorrow', message: 'It opens tomorrow at {time}.', values: { time } });
  const date = new Intl.DateTimeFormat(writtenAs, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
    ...(days > 180 ? { year: 'numeric' } : {}),
  }).format(at);
  return i18n._({ id: 'closed.later', message: 'It opens on {date} at {time}.', values: { date, time } });
}

/** A time zone as people call it, such as “Central European Time”. */
export function timeZoneName(locale: string, timeZone: string, at: Instant): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** The times of a day, such as “08:00 – 12:00”, one each; a whole day and a closed one in a word. */
export function timesText(i18n: I18n, times: readonly OpenTime[], writtenAs: string): readonly string[] {
  if (times.length === 0) return [i18n._({ id: 'closed.day', message: 'Closed' })];
  return times.map(({ from, to }) =>
    from === to
      ? i18n._({ id: 'closed.around', message: 'All day' })
      : `${timeText(from, writtenAs)} – ${timeText(to, writtenAs)}`,
  );
}

/** A day of the calendar as its weekday. @param date `YYYY-MM-DD` */
export function weekdayText(locale: string, date: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(`${date}T12:00Z`));
}

function timeText(time: string, writtenAs: string): string {
  return new Intl.DateTimeFormat(writtenAs, { timeStyle: 'short', timeZone: 'UTC' }).format(
    Date.parse(`1970-01-01T${time}Z`),
  );
}

/**
 * How the reader writes times: English is read in places with either clock, and the browser says in which. Without a word of
 * it, by the clock of 24 hours.
 */
export function writtenAs(locale: string, acceptLanguage: string | undefined): string {
  const tags = (acceptLanguage ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '');
  const own = tags.find((tag) => /^[A-Za-z]{2,3}-[A-Za-z]{2}$/.test(tag) && tag.slice(0, locale.length) === locale);
  return own ?? (locale === 'en' ? 'en-GB' : locale);
}
