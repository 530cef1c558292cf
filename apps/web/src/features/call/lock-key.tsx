import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Call } from './call.ts';

/** Locks the call against whoever would join from outside, and unlocks it: for every host inside (W8). */
export function LockKey({ call, isRoom = false }: { readonly call: Call; readonly isRoom?: boolean }): ReactElement {
  const { t, i18n } = useLingui();
  const { toast, announce } = useAnnouncer();
  const { isLocked } = useStore(call.state);
  const press = async (): Promise<void> => {
    const answer = await call.lock(!isLocked);
    if (!answer.ok) toast(errorText(i18n, answer.error.code), 'failed');
    else announce(isLocked ? t`The call is unlocked.` : t`The call is locked.`, 'polite');
  };
  return (
    <section>
      <h3>{t`Lock`}</h3>
      <button type="button" className="call-button is-wide" aria-pressed={isLocked} onClick={() => void press()}>
        <Icon name="lock" size="s" />
        {isLocked ? t`Unlock the call` : t`Lock the call`}
      </button>
      <p>
        {isRoom
          ? t`While it is locked no colleague enters. Guests come in when you let them in.`
          : t`While it is locked nobody joins from the waiting area. Callers whom you add and people whom you invite still come in.`}
      </p>
    </section>
  );
}
