import { i18n } from '@lingui/core';
import { afterEach, expect, test, vi } from 'vitest';
import { createLanguage } from './language.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  i18n.loadAndActivate({ locale: 'en', messages: {} });
});

test.each([
  ['en-GB', '5 Dec 2026'],
  ['en-US', 'Dec 5, 2026'],
])('days are written as a browser in %s writes them', async (preferred, written) => {
  vi.stubGlobal('document', { documentElement: { lang: 'en', dir: '' } });
  vi.stubGlobal('navigator', { languages: [preferred] });
  await createLanguage(async () => ({})).start();
  expect(i18n.date(new Date('2026-12-05T12:00:00Z'), { dateStyle: 'medium', timeZone: 'UTC' })).toBe(written);
});
