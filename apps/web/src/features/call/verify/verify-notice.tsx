import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../../connection/use-store.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { CallState } from '../call-state.ts';
import type { CallVerification } from './call-verification.ts';
import { changeText } from './verify-words.ts';

/** How long it is said that somebody came or went, in milliseconds. A changed key is said until it is dismissed. */
const shownFor = 15_000;

export interface VerifyNoticeProps {
  readonly verification: CallVerification | null;
  readonly people: CallState['people'];
}

/** That the code is another one than before, and why; and the alarm when a connection isn't the signed one (C6). */
export function VerifyNotice({ verification, people }: VerifyNoticeProps): ReactElement | null {
  return verification === null ? null : <Notice verification={verification} people={people} />;
}

interface NoticeProps {
  readonly verification: CallVerification;
  readonly people: CallState['people'];
}

function Notice({ verification, people }: NoticeProps): ReactElement | null {
  const { t, i18n } = useLingui();
  const state = useStore(verification.state);
  const [over, setOver] = useState<unknown>(null);
  const change = state.kind === 'ready' ? state.change : null;
  const said = changeText(i18n, state, people);
  const passes = said !== null && !said.isGrave;
  useEffect(() => {
    if (!passes) return;
    const timer = setTimeout(() => setOver(change), shownFor);
    return () => clearTimeout(timer);
  }, [passes, change]);

  if (state.kind === 'broken') {
    return (
      <p className="notice verify-broken" role="alert">
        <Icon name="warn" size="s" />
        <span>{t`The encryption of this call can’t be verified.`}</span>
        <button type="button" className="call-button is-small" onClick={() => verification.isShown.set(true)}>
          {t`What to do`}
        </button>
      </p>
    );
  }
  if (said === null || change === over) return null;
  return (
    <p className="notice" role={said.isGrave ? 'alert' : 'status'}>
      <Icon name="shield" size="s" />
      <span>{said.text}</span>
      <button type="button" className="call-button is-small" onClick={() => verification.isShown.set(true)}>
        {t`Show the code`}
      </button>
      <button type="button" className="call-tool" aria-label={t`Dismiss`} onClick={() => setOver(change)}>
        <Icon name="x" size="s" />
      </button>
    </p>
  );
}
