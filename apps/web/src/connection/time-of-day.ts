/**
 * The time of day as this person writes it, such as `14:05` or `2:05 PM`. The page's language alone doesn't say: English
 * is read in places with either clock, and the browser knows in which.
 * @param locale the page's language
 * @param instant milliseconds since 1970
 */
export function timeOfDay(locale: string, instant: number, preferred: readonly string[] = navigator.languages): string {
  return new Intl.DateTimeFormat(localeOf(locale, preferred), { timeStyle: 'short' }).format(instant);
}

/** The page's language as this person's browser knows it, with the place whose way of writing times they use. */
export function localeOf(locale: string, preferred: readonly string[] = navigator.languages): string {
  return preferred.find((language) => language === locale || language.startsWith(`${locale}-`)) ?? locale;
}
