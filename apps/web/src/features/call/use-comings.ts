import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { CallPerson } from './call-state.ts';

/** Says to screen readers who comes and who goes. */
export function useComings(people: readonly CallPerson[]): void {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const known = useRef<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    const before = known.current;
    const now = new Map<string, string>(people.filter(({ isSelf }) => !isSelf).map(({ id, name }) => [id, name]));
    known.current = now;
    if (before === null) {
      const names = [...now.values()].join(', ');
      if (names !== '') announce(t`You are in the call with ${names}.`, 'polite');
      return;
    }
    for (const [id, name] of now) if (!before.has(id)) announce(t`${name} has joined.`, 'polite');
    for (const [id, name] of before) if (!now.has(id)) announce(t`${name} has left.`, 'polite');
  }, [people, announce, t]);
}
