import { dirOf } from '@anteroom/i18n';
import { i18n } from '@lingui/core';
import { I18nProvider as LinguiProvider, useLingui } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, type ReactElement, type ReactNode } from 'react';
import { I18nProvider as AriaLanguage, RouterProvider as AriaRouter } from 'react-aria-components';
import { LanguageContext } from '../features/session/language-choice.tsx';
import { AnnouncerProvider } from '../ui/announcer.tsx';
import { focusNewPages } from './focus-new-page.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';
import { staffLanguage } from './staff-language.ts';

focusNewPages(router);

/** The staff's application with all that its pages share. */
export function Application(): ReactElement {
  return (
    <StrictMode>
      <LinguiProvider i18n={i18n}>
        <InLanguage>
          <LanguageContext value={staffLanguage}>
            <QueryClientProvider client={queries}>
              <AriaRouter navigate={(href) => void router.navigate({ href })}>
                <AnnouncerProvider>
                  <RouterProvider router={router} />
                </AnnouncerProvider>
              </AriaRouter>
            </QueryClientProvider>
          </LanguageContext>
        </InLanguage>
      </LinguiProvider>
    </StrictMode>
  );
}

function InLanguage({ children }: { readonly children: ReactNode }): ReactElement {
  const { i18n: current } = useLingui();
  useEffect(() => {
    document.documentElement.dir = dirOf(current.locale);
  }, [current.locale]);
  return <AriaLanguage locale={current.locale}>{children}</AriaLanguage>;
}
