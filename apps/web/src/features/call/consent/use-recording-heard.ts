import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useAnnouncer } from '../../../ui/announcer.tsx';
import type { CallState } from '../call-state.ts';

/** Reads out that somebody's page records the call, and that none does any more: by what the server says, not that page (C9). */
export function useRecordingHeard({ recordedBy, people }: Pick<CallState, 'recordedBy' | 'people'>): void {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const who = people.find(({ id }) => id === recordedBy);
  const name = who?.name ?? '';
  const isSelf = who?.isSelf === true;
  const isRecorded = recordedBy !== null;
  const was = useRef(false);
  useEffect(() => {
    if (isRecorded === was.current) return;
    was.current = isRecorded;
    if (!isRecorded) announce(t`This call is no longer recorded.`, 'assertive');
    else announce(isSelf ? t`You are recording this call.` : t`${name} is recording this call.`, 'assertive');
  }, [isRecorded, isSelf, name, announce, t]);
}
