/**
 * The time of day as this person writes it, such as `14:05` or `2:05 PM`. The page's language alone doesn't say: English
 * is read in places with either clock, and the browser knows in which.
 * @param locale the page's language
 * @param instant milliseconds since 1970
 */
export function timeOfDay(locale: string, instant: number, preferred: readonly string[] = navigator.languages): string {
  const own = preferred.find((language) => language === locale || language.startsWith(`${locale}-`));
  return new Intl.DateTimeFormat(own ?? locale, { timeStyle: 'short' }).format(instant);
}
