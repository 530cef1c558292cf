import { browserOf, type UsedBrowser } from '@anteroom/domain';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/** How to allow a camera that was denied, in the words of the browser and device (E2); the set-up page says the same. */
export function DeniedHelp(): ReactNode {
  const used = browserOf(navigator.userAgent, navigator.maxTouchPoints > 1);
  return (
    <>
      <HowTo used={used} /> <Trans>You can also go on without a camera.</Trans>
    </>
  );
}

function HowTo({ used: { browser, system } }: { readonly used: UsedBrowser }): ReactNode {
  if (system === 'ios')
    return browser === 'safari' ? (
      <Trans>
        Press the sign beside the address, open the settings of this website, and allow camera and microphone. Then try
        again.
      </Trans>
    ) : (
      <Trans>
        Open the settings of your device, find this browser among the apps, and switch camera and microphone on. Then
        try again.
      </Trans>
    );
  if (system === 'android')
    return (
      <Trans>
        Press the sign beside the address, then the permissions, and allow camera and microphone. Then try again.
      </Trans>
    );
  switch (browser) {
    case 'firefox':
      return <Trans>Press the crossed-out camera beside the address and take the block away. Then try again.</Trans>;
    case 'safari':
      return (
        <Trans>
          In the menu bar press Safari, then the settings for this website, and allow camera and microphone. Then try
          again.
        </Trans>
      );
    case 'edge':
      return <Trans>Press the padlock beside the address and allow camera and microphone. Then try again.</Trans>;
    case 'chromium':
      return (
        <Trans>Press the sign to the left of the address and switch camera and microphone on. Then try again.</Trans>
      );
    case 'other':
      return (
        <Trans>Press the sign beside the address of this page, allow camera and microphone, then try again.</Trans>
      );
  }
}
