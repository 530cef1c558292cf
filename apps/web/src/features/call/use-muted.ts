import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { Call } from './call.ts';

/** Says who has muted this person, to be seen and to be heard (C2). */
export function useMuted(call: Pick<Call, 'onMuted'>): void {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  useEffect(
    () => call.onMuted((by) => toast(by === '' ? t`A host muted you` : t`${by} muted you`, 'done')),
    [call, toast, t],
  );
}
