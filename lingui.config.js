import { formatter } from '@lingui/format-po';
import { defineConfig } from '@lingui/conf';

const web = '<rootDir>/apps/web/src';
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/*.d.ts'];

/** One catalogue per part that loads on its own, so that a caller never downloads the staff's words. */
const parts = {
  pages: ['<rootDir>/apps/server/src'],
  caller: [`${web}/caller`, `${web}/features/stay`, `${web}/setup`],
  guest: [`${web}/guest`, `${web}/features/visit`, `${web}/guest-setup`],
  call: [`${web}/features/call`, `${web}/features/call-chat`, `${web}/features/call-tools`],
  button: [`${web}/button`],
  staff: [
    `${web}/app`,
    `${web}/features/alerts`,
    `${web}/features/call-invitation`,
    `${web}/features/call-manager`,
    `${web}/features/caller-link`,
    `${web}/features/session`,
    `${web}/features/agreement`,
    `${web}/features/entry-field`,
    `${web}/features/organisation`,
    `${web}/features/first-steps`,
    `${web}/features/hours`,
    `${web}/features/people`,
    `${web}/features/settings`,
    `${web}/features/room`,
    `${web}/features/shell`,
    `${web}/features/single-sign-on`,
    `${web}/features/structure-map`,
    `${web}/features/survey`,
    `${web}/features/transfer`,
    `${web}/features/waiting-area`,
  ],
  // What callers find while they wait is shown to staff too, as a preview.
  shared: [`${web}/ui`, `${web}/errors`, `${web}/connection`, `${web}/features/waiting-experience`],
};

// No fallbackLocales: with them a missing string would go unnoticed.
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de'],
  catalogs: Object.entries(parts).map(([name, include]) => ({
    path: `<rootDir>/packages/i18n/locales/{locale}/${name}`,
    include,
    exclude: tests,
  })),
  format: formatter({ lineNumbers: false }),
  orderBy: 'messageId',
});
