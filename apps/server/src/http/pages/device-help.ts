import type { UsedBrowser } from '@anteroom/domain';
import type { I18n } from '@anteroom/i18n';

/** What to do about a camera or microphone, in the words of the browser and device that somebody uses (E2). */
export interface DeviceHelp {
  readonly denied: string;
  readonly missing: string;
  readonly busy: string;
  /** Said at once where the page is open inside another app; null elsewhere. */
  readonly inApp: string | null;
  /** In place of `denied` on an iPad, which says that it is a Mac; null elsewhere. */
  readonly deniedOnTablet: string | null;
}

/** Finds the words; one set of them comes with the page. */
export function deviceHelp(i18n: I18n, used: UsedBrowser): DeviceHelp {
  const isPhone = used.system === 'ios' || used.system === 'android';
  const isMac = used.system === 'macos' && used.browser === 'safari';
  return {
    denied: denied(i18n, used),
    missing: isPhone
      ? i18n._({
          id: 'camera.missing.phone',
          message: 'Close all other apps or restart the device, then open the link again.',
        })
      : i18n._({
          id: 'camera.missing.computer',
          message: 'Plug one in and try again, or open this link on a phone.',
        }),
    busy: isPhone
      ? i18n._({
          id: 'camera.busy.phone',
          message: 'End a running phone call and close other apps that use the camera, then try again.',
        })
      : i18n._({
          id: 'camera.busy.computer',
          message: 'Close other video programs and tabs, then try again. If that does not help, restart the computer.',
        }),
    inApp: used.isInApp ? inApp(i18n, used) : null,
    deniedOnTablet: isMac ? denied(i18n, { ...used, system: 'ios' }) : null,
  };
}

function denied(i18n: I18n, { browser, system }: UsedBrowser): string {
  if (system === 'ios') {
    return browser === 'safari'
      ? i18n._({
          id: 'camera.denied.ios-safari',
          message:
            'Press the sign beside the address, open the settings of this website, and allow camera and microphone. Then try again.',
        })
      : i18n._({
          id: 'camera.denied.ios-app',
          message:
            'Open the settings of your device, find this browser among the apps, and switch camera and microphone on. Then try again.',
        });
  }
  if (system === 'android') {
    return i18n._({
      id: 'camera.denied.android',
      message:
        'Press the sign beside the address, then the permissions, and allow camera and microphone. Then try again.',
    });
  }
  switch (browser) {
    case 'firefox':
      return i18n._({
        id: 'camera.denied.firefox',
        message: 'Press the crossed-out camera beside the address and take the block away. Then try again.',
      });
    case 'safari':
      return i18n._({
        id: 'camera.denied.safari',
        message:
          'In the menu bar press Safari, then the settings for this website, and allow camera and microphone. Then try again.',
      });
    case 'edge':
      return i18n._({
        id: 'camera.denied.edge',
        message: 'Press the padlock beside the address and allow camera and microphone. Then try again.',
      });
    case 'chromium':
      return i18n._({
        id: 'camera.denied.chromium',
        message: 'Press the sign to the left of the address and switch camera and microphone on. Then try again.',
      });
    case 'other':
      return i18n._({
        id: 'camera.denied.other',
        message: 'Press the sign beside the address of this page, allow camera and microphone, then try again.',
      });
  }
}

function inApp(i18n: I18n, { system }: UsedBrowser): string {
  return system === 'ios'
    ? i18n._({
        id: 'camera.in-app.ios',
        message:
          'This page is open inside another app, where the camera may stay closed. Press the share sign or the three dots, and open it in Safari.',
      })
    : i18n._({
        id: 'camera.in-app.other',
        message:
          'This page is open inside another app, where the camera may stay closed. Press the three dots, and open it in your browser.',
      });
}
