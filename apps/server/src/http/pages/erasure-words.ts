import type { I18n } from '@anteroom/i18n';

/** When what a caller types is erased: at the end of their visit, or as many hours later as the clinic keeps it (A4). */
export function erasurePromise(i18n: I18n, keepHours: number): string {
  return keepHours === 0
    ? i18n._({ id: 'page.promise', message: 'Nothing you type here is kept after your visit.' })
    : i18n._({
        id: 'page.promise.hours',
        message:
          '{hours, plural, one {What you type here is erased # hour after your visit.} other {What you type here is erased # hours after your visit.}}',
        values: { hours: keepHours },
      });
}

/** The same at the end of the visit. */
export function erasureAtTheEnd(i18n: I18n, keepHours: number): string {
  return keepHours === 0
    ? i18n._({
        id: 'thanks.lead',
        message: 'Your visit is over. What you typed has been erased. You can close this page.',
      })
    : i18n._({
        id: 'thanks.lead.hours',
        message:
          '{hours, plural, one {Your visit is over. What you typed is erased in # hour. You can close this page.} other {Your visit is over. What you typed is erased in # hours. You can close this page.}}',
        values: { hours: keepHours },
      });
}
