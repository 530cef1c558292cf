import { createTranslator, type I18n, type LocaleCode } from '@anteroom/i18n';
import { messages as de } from '@anteroom/i18n/catalogues/de/pages';
import { messages as en } from '@anteroom/i18n/catalogues/en/pages';

const translators: Readonly<Record<LocaleCode, I18n>> = {
  en: createTranslator('en', en),
  de: createTranslator('de', de),
};

/** The texts of the server's own pages in one language. */
export function translatorFor(locale: LocaleCode): I18n {
  return translators[locale];
}
