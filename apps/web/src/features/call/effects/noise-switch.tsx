import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Switch } from '../../../ui/checkbox.tsx';
import type { NoiseState, QuietMicrophone } from './quiet-microphone.ts';

const words: Record<NoiseState, MessageDescriptor> = {
  off: msg`For a room with a fan, traffic or typing; not for music. It is done on this device.`,
  starting: msg`Getting ready. Your sound goes out as it is until then.`,
  on: msg`Background noise is being removed from your sound.`,
  failed: msg`This browser can’t remove background noise. Your sound goes out as it is.`,
  'too-slow': msg`This device is too slow to remove background noise. It was switched off, and your sound goes out as it is.`,
};

/** Takes noise out of the own voice, or not (C5). */
export function NoiseSwitch({ quiet }: { readonly quiet: QuietMicrophone }): ReactElement {
  const { t, i18n } = useLingui();
  const state = useStore(quiet.view);
  return (
    <div>
      <Switch isSelected={state === 'on' || state === 'starting'} onChange={quiet.set}>
        {t`Remove background noise`}
      </Switch>
      <p className="hint" aria-live="polite">
        {i18n._(words[state])}
      </p>
    </div>
  );
}
