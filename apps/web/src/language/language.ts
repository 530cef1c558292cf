import { dirOf, languageCookie, locales, parseLocale, type LocaleCode } from '@anteroom/i18n';
import { i18n, type Messages } from '@lingui/core';
import { localeOf } from '../connection/time-of-day.ts';
import { writeCookie } from '../ui/theme.ts';

/** Fetches every text of one application in one language. */
export type LoadMessages = (locale: LocaleCode) => Promise<Messages>;

export interface Language {
  readonly locales: typeof locales;
  /** Loads a language, shows the page in it, and keeps the choice. */
  readonly choose: (locale: LocaleCode) => Promise<void>;
  /** Loads the page's language without making it a choice. */
  readonly start: () => Promise<void>;
}

/** The language of this page. It starts as `<html lang>` says, which the server has negotiated. */
export function createLanguage(load: LoadMessages): Language {
  const show = async (locale: LocaleCode): Promise<void> => {
    const messages = await load(locale);
    // Days and times as this person writes them: English is read in places with either order of day and month.
    i18n.loadAndActivate({ locale, locales: localeOf(locale), messages });
    document.documentElement.lang = locale;
    document.documentElement.dir = dirOf(locale);
  };
  return {
    locales,
    async choose(locale) {
      await show(locale);
      writeCookie(languageCookie, locale);
    },
    start: () => show(parseLocale(document.documentElement.lang) ?? 'en'),
  };
}
