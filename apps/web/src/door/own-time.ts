/**
 * Says when it opens by the reader's own time zone, where that is another time than by the clinic's. Only the browser knows
 * where somebody is.
 * @param ownZone the reader's time zone; the browser's where it isn't said
 */
export function showOwnTime(card: HTMLElement, ownZone?: string): void {
  const { opensAt, timeZone, writtenAs } = card.dataset;
  const place = card.querySelector<HTMLElement>('[data-own-time]');
  if (opensAt === undefined || opensAt === '' || timeZone === undefined || place === null) return;
  const at = Number(opensAt);
  const own = ownZone === undefined ? {} : { timeZone: ownZone };
  const write = (zone: { readonly timeZone?: string }): string =>
    new Intl.DateTimeFormat(writtenAs, { weekday: 'long', hour: 'numeric', minute: '2-digit', ...zone }).format(at);
  if (write(own) === write({ timeZone })) return;
  const time = place.querySelector('b');
  if (time !== null) time.textContent = write(own);
  place.hidden = false;
}
