import type { Instant } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';

/** A moment written out as clocks show it where the clinic is, with the name of their time. */
export function timeInWords(i18n: I18n, at: Instant, timeZone: string): string {
  return i18n.date(new Date(at), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'long',
  });
}
