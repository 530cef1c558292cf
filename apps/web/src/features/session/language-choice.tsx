import { useLingui } from '@lingui/react/macro';
import { createContext, use, type ReactElement } from 'react';
import { parseLocale } from '@anteroom/i18n';
import type { Language } from '../../language/language.ts';
import { LanguagePicker } from '../../ui/language-picker.tsx';

/** The page's language; given once by the application. */
export const LanguageContext = createContext<Language | null>(null);

/** The language picker of the staff pages. */
export function LanguageChoice(): ReactElement | null {
  const { i18n } = useLingui();
  const language = use(LanguageContext);
  if (language === null) return null;
  const choose = (code: string): void => {
    const locale = parseLocale(code);
    if (locale !== undefined) void language.choose(locale);
  };
  return <LanguagePicker languages={language.locales} chosen={i18n.locale} onChoose={choose} />;
}
