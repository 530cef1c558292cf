import type { I18n } from '@lingui/core';

/** A moment written out as clocks show it where the clinic is, with the name of their time. */
export function timeText(i18n: I18n, at: number, timeZone: string): string {
  return i18n.date(new Date(at), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
}
