import type { LocaleCode } from '@anteroom/i18n';
import type { Messages } from '@lingui/core';
import { createLanguage } from '../language/language.ts';

const catalogues: Record<LocaleCode, () => Promise<{ messages: Messages }>[]> = {
  en: () => [
    import('@anteroom/i18n/catalogues/en/staff'),
    import('@anteroom/i18n/catalogues/en/call'),
    import('@anteroom/i18n/catalogues/en/shared'),
  ],
  de: () => [
    import('@anteroom/i18n/catalogues/de/staff'),
    import('@anteroom/i18n/catalogues/de/call'),
    import('@anteroom/i18n/catalogues/de/shared'),
  ],
};

/** The language of the staff pages. */
export const staffLanguage = createLanguage(async (locale) => {
  const parts = await Promise.all(catalogues[locale]());
  const all: Messages = {};
  for (const { messages } of parts) Object.assign(all, messages);
  return all;
});
