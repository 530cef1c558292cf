import { useLingui } from '@lingui/react/macro';
import type { HostAction } from '@anteroom/protocol';
import { useCallback } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { CallPerson } from '../call/call-state.ts';
import type { Call } from '../call/call.ts';
import { concernedBy } from './obstacles.ts';

/** Does something with others in the call, and says what has come of it. */
export function useManaging(
  call: Pick<Call, 'manage'>,
): (action: HostAction, people: readonly CallPerson[]) => Promise<void> {
  const { t, i18n } = useLingui();
  const { toast, announce } = useAnnouncer();
  return useCallback(
    async (action, people) => {
      const concerned = concernedBy(action, people);
      if (concerned.length === 0) return;
      const names = concerned.map(({ name }) => (name === '' ? t`Companion` : name)).join(', ');
      const answer = await call.manage(
        action,
        concerned.map(({ id }) => id),
      );
      if (!answer.ok) return toast(errorText(i18n, answer.error.code), 'failed');
      // Who is on hold, is back or has left is said to everybody in the call anyway.
      if (action === 'mute') announce(t`${names}: muted`, 'polite');
    },
    [call, toast, announce, t, i18n],
  );
}
