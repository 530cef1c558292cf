import type { Browser, System, Tested } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';
import type { PrecallFindings } from '@anteroom/protocol';

const browserNames: Readonly<Record<Browser, string | null>> = {
  chromium: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  other: null,
};

const systemNames: Readonly<Record<System, string | null>> = {
  windows: 'Windows',
  macos: 'macOS',
  linux: 'Linux',
  chromeos: 'ChromeOS',
  android: 'Android',
  ios: 'iOS',
  other: null,
};

/** What somebody uses, in a line: *Firefox 153, Windows*. */
export function browserLine(i18n: I18n, { browser, version, system, isInApp }: PrecallFindings['used']): string {
  const name = browserNames[browser] ?? i18n._({ id: 'report.other-browser', message: 'Another browser' });
  const parts = [version === null ? name : `${name} ${version}`, systemNames[system]];
  const inApp = isInApp ? i18n._({ id: 'report.in-app', message: 'inside another app' }) : null;
  return [...parts, inApp].filter((part) => part !== null).join(', ');
}

/** What a test found, in a word. */
export function verdictWord(i18n: I18n, verdict: Tested): string {
  switch (verdict) {
    case 'works':
      return i18n._({ id: 'report.works', message: 'works' });
    case 'impaired':
      return i18n._({ id: 'report.impaired', message: 'works in a lesser way' });
    case 'broken':
      return i18n._({ id: 'report.broken', message: 'does not work' });
    case 'unknown':
      return i18n._({ id: 'report.unknown', message: 'not tested' });
  }
}
