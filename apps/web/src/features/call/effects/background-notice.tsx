import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Icon } from '../../../ui/icon.tsx';
import { backgroundStates } from './background-words.ts';
import type { BackgroundState, OwnBackground } from './own-background.ts';

/** Says that the own room can be seen, against what was chosen (C5). */
export function BackgroundNotice({ background }: { readonly background: OwnBackground }): ReactElement | null {
  const { t, i18n } = useLingui();
  const state = useStore(background.state);
  const [dismissed, setDismissed] = useState<BackgroundState | null>(null);
  // What ends a second time is told a second time.
  if (dismissed !== null && dismissed !== state) setDismissed(null);
  if ((state !== 'failed' && state !== 'too-slow') || dismissed === state) return null;
  return (
    <p className="notice" role="alert">
      <Icon name="camera" size="s" />
      <span>{i18n._(backgroundStates[state])}</span>
      <button type="button" className="call-tool" aria-label={t`Dismiss`} onClick={() => setDismissed(state)}>
        <Icon name="x" size="s" />
      </button>
    </p>
  );
}
