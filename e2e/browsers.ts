import type { LaunchOptions } from '@playwright/test';

/** The stock browsers of Debian, with a camera and microphone that need neither hardware nor a click. */
export const chromium: LaunchOptions = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    // Pages in the background are other people here: they go on as if they were in front.
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
  ],
};

export const firefoxChannel = 'moz-firefox';

export const firefox: LaunchOptions = {
  executablePath: '/usr/bin/firefox-esr',
  firefoxUserPrefs: {
    'media.navigator.streams.fake': true,
    'media.navigator.permission.disabled': true,
    'media.autoplay.default': 0,
    // Sound goes nowhere, on a machine that has no way to sound as well: without this a page's sound never begins there.
    'media.cubeb.force_mock_context': true,
    // Addresses of this machine as they are, instead of names that only multicast DNS resolves.
    'media.peerconnection.ice.obfuscate_host_addresses': false,
    'media.peerconnection.ice.loopback': true,
  },
};
