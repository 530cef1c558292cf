import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { CallState } from './call-state.ts';

/** Says in passing that sound and pictures take another way from now on: nobody has to do anything, and nothing stops. */
export function useTopologyNews(topology: CallState['topology']): void {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const before = useRef(topology);
  useEffect(() => {
    if (before.current === topology) return;
    before.current = topology;
    toast(
      topology === 'media-server'
        ? t`The call has grown: sound and pictures go through the media server now.`
        : t`The call is small again: sound and pictures go directly from browser to browser.`,
      'done',
    );
  }, [topology, toast, t]);
}
