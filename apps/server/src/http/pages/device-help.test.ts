import { browserOf, browsers, systems } from '@anteroom/domain';
import { describe, expect, test } from 'vitest';
import { translatorFor } from '../translators.ts';
import { deviceHelp } from './device-help.ts';

const i18n = translatorFor('en');
const used = { browser: 'chromium', version: 156, system: 'windows', isInApp: false } as const;

describe('Help with a camera', () => {
  test('is in the words of the browser', () => {
    const words = browsers.map((browser) => deviceHelp(i18n, { ...used, browser }).denied);
    expect(new Set(words).size).toBe(browsers.length);
  });

  test('is in the words of the device: another for a phone than for a computer', () => {
    const computer = deviceHelp(i18n, used);
    for (const system of ['ios', 'android'] as const) {
      const phone = deviceHelp(i18n, { ...used, system });
      expect(phone.denied).not.toBe(computer.denied);
      expect(phone.missing).not.toBe(computer.missing);
      expect(phone.busy).not.toBe(computer.busy);
    }
    expect(deviceHelp(i18n, { ...used, system: 'ios' }).denied).not.toBe(
      deviceHelp(i18n, { ...used, system: 'ios', browser: 'safari' }).denied,
    );
  });

  test('has words for every browser on every device, in German too', () => {
    for (const browser of browsers)
      for (const system of systems)
        for (const locale of ['en', 'de'] as const) {
          const { denied, missing, busy } = deviceHelp(translatorFor(locale), { ...used, browser, system });
          expect([denied, missing, busy].every((words) => words.includes(' '))).toBe(true);
        }
  });

  test('says at once that another app is in the way, and how to leave it', () => {
    expect(deviceHelp(i18n, used).inApp).toBeNull();
    expect(deviceHelp(i18n, { ...used, isInApp: true, system: 'ios' }).inApp).toContain('Safari');
    expect(deviceHelp(i18n, { ...used, isInApp: true, system: 'android' }).inApp).toContain('browser');
  });

  test('knows that an iPad says it is a Mac', () => {
    const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.1 Safari/605.1.15';
    const { denied, deniedOnTablet } = deviceHelp(i18n, browserOf(mac));
    expect([denied.includes('menu bar'), deniedOnTablet?.includes('beside the address')]).toEqual([true, true]);
    expect(deviceHelp(i18n, used).deniedOnTablet).toBeNull();
  });
});
