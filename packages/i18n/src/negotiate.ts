import { defaultLocale, parseLocale, type LocaleCode } from './locales.ts';

/** Name of the cookie that keeps the chosen language. */
export const languageCookie = 'anteroom-language';

export interface LanguageWishes {
  /** `?lang=` of the address: the person has just chosen it. */
  readonly query?: string | null | undefined;
  /** Value of the cookie `anteroom-language`. */
  readonly cookie?: string | null | undefined;
  /** The request's `Accept-Language` header. */
  readonly acceptLanguage?: string | null | undefined;
}

/** Picks the language of a page: the address, else the cookie, else the browser's list, else English. */
export function negotiate({ query, cookie, acceptLanguage }: LanguageWishes): LocaleCode {
  return parseLocale(query) ?? parseLocale(cookie) ?? firstAccepted(acceptLanguage ?? '') ?? defaultLocale;
}

function firstAccepted(header: string): LocaleCode | undefined {
  return header
    .slice(0, 512)
    .split(',')
    .map((item, index) => {
      const [tag = '', ...parameters] = item.split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { tag, index, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ tag }) => parseLocale(tag))
    .find((locale) => locale !== undefined);
}
