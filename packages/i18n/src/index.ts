export { defaultLocale, dirOf, locales, parseLocale, type Direction, type Locale, type LocaleCode } from './locales.ts';
export { languageCookie, negotiate, type LanguageWishes } from './negotiate.ts';
export { createTranslator, type I18n, type Messages } from './translator.ts';
