import type { LocaleCode } from '@anteroom/i18n';
import type { Messages } from '@lingui/core';
import { createLanguage, type Language } from '../language/language.ts';

/** The language of a guest's pages: only what they show is fetched. */
export function createGuestLanguage(): Language {
  return createLanguage(load);
}

async function load(locale: LocaleCode): Promise<Messages> {
  const parts = await Promise.all(catalogues[locale]());
  return parts.reduce<Messages>((all, { messages }) => ({ ...all, ...messages }), {});
}

const catalogues: Record<LocaleCode, () => Promise<{ readonly messages: Messages }>[]> = {
  en: () => [
    import('@anteroom/i18n/catalogues/en/guest'),
    import('@anteroom/i18n/catalogues/en/caller'),
    import('@anteroom/i18n/catalogues/en/call'),
    import('@anteroom/i18n/catalogues/en/shared'),
  ],
  de: () => [
    import('@anteroom/i18n/catalogues/de/guest'),
    import('@anteroom/i18n/catalogues/de/caller'),
    import('@anteroom/i18n/catalogues/de/call'),
    import('@anteroom/i18n/catalogues/de/shared'),
  ],
};
