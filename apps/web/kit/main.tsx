// Every part of the kit on one page, to look at while working on it: `npx vite apps/web`, then /kit/.
// `?lang=de`, `?dir=rtl`, `?theme=dark`, `?contrast=more` change how it looks.
import { parseLocale } from '@anteroom/i18n';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createRoot } from 'react-dom/client';
import { I18nProvider as AriaLanguage } from 'react-aria-components';
import { staffLanguage } from '../src/app/staff-language.ts';
import { AnnouncerProvider } from '../src/ui/announcer.tsx';
import { claimPressStyle } from '../src/ui/press-style.ts';
import '../src/ui/staff.css';
import './kit.css';
import { Parts } from './parts.tsx';

const wishes = new URLSearchParams(location.search);
const root = document.documentElement;
for (const name of ['theme', 'contrast']) {
  const value = wishes.get(name);
  if (value !== null) root.setAttribute(`data-${name}`, value);
}
root.lang = parseLocale(wishes.get('lang')) ?? 'en';
claimPressStyle();
await staffLanguage.start();
if (wishes.get('dir') === 'rtl') root.dir = 'rtl';

const place = document.getElementById('app');
if (place === null) throw new Error('the page has no #app');
createRoot(place).render(
  <I18nProvider i18n={i18n}>
    <AriaLanguage locale={root.dir === 'rtl' ? 'ar' : i18n.locale}>
      <AnnouncerProvider>
        <Parts />
      </AnnouncerProvider>
    </AriaLanguage>
  </I18nProvider>,
);
