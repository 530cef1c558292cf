import { expect, test } from 'vitest';
import { browserOf } from './browser.ts';

const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0';

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`, 'chromium', 156, 'windows', false],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/155.0.0.0`, 'edge', 155, 'windows', false],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'firefox', 153, 'linux', false],
  ['Mozilla/5.0 (Android 16; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0', 'firefox', 153, 'android', false],
  [`Mozilla/5.0 (Linux; Android 16; K) ${chrome} Mobile Safari/537.36`, 'chromium', 156, 'android', false],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chrome} Safari/537.36`, 'chromium', 156, 'chromeos', false],
  [`${mac} Version/26.1 Safari/605.1.15`, 'safari', 26, 'macos', false],
  [`${iPhone} Version/26.1 Mobile/15E148 Safari/604.1`, 'safari', 26, 'ios', false],
  [`${iPhone} CriOS/156.0.1 Mobile/15E148 Safari/604.1`, 'chromium', 156, 'ios', false],
  [`${iPhone} FxiOS/153.0 Mobile/15E148 Safari/605.1.15`, 'firefox', 153, 'ios', false],
  [`${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/500.0]`, 'other', null, 'ios', true],
  [`Mozilla/5.0 (Linux; Android 16; K; wv) ${chrome} Mobile Safari/537.36`, 'chromium', 156, 'android', true],
  [`Mozilla/5.0 (Linux; Android 16) ${chrome} Mobile Safari/537.36 Instagram 400`, 'chromium', 156, 'android', true],
  ['curl/8.5', 'other', null, 'other', false],
  ['', 'other', null, 'other', false],
])('%s', (userAgent, browser, version, system, isInApp) => {
  expect(browserOf(userAgent)).toEqual({ browser, version, system, isInApp });
});

test('An iPad says that it is a Mac, and its screen takes fingers', () => {
  expect(browserOf(`${mac} Version/26.1 Safari/605.1.15`, true).system).toBe('ios');
});
