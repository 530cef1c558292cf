import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { CallState } from './call-state.ts';

/** Says to screen readers what is well again: that something is wrong stands on the screen, and goes without a word. */
export function useHappenings({ people, isAway }: Pick<CallState, 'people' | 'isAway'>): void {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const wasAway = useRef(isAway);
  useEffect(() => {
    if (wasAway.current && !isAway) announce(t`Connected to the server again.`, 'polite');
    wasAway.current = isAway;
  }, [isAway, announce, t]);

  const lost = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const missed = new Set(lost.current);
    for (const { id, name, peer } of people) {
      if (peer?.connection === 'interrupted' || peer?.connection === 'failed') missed.add(id);
      else if (peer?.connection === 'connected' && missed.delete(id))
        announce(t`${name} is connected again.`, 'polite');
    }
    lost.current = missed;
  }, [people, announce, t]);
}
