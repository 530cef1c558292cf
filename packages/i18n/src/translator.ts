import { setupI18n, type I18n, type Messages } from '@lingui/core';
import type { LocaleCode } from './locales.ts';

export type { I18n, Messages };

/**
 * A translator for one language, made once and shared by requests.
 * Name the variable `i18n` where it is used, so that extraction finds `i18n._({ id, message })`.
 */
export function createTranslator(locale: LocaleCode, messages: Messages): I18n {
  return setupI18n({ locale, messages: { [locale]: messages } });
}
