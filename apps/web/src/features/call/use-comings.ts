import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import type { CallPerson } from './call-state.ts';

/** Says to screen readers who comes and who goes, and who is on hold for a while. */
export function useComings(people: readonly CallPerson[]): void {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const known = useRef<ReadonlyMap<string, CallPerson> | null>(null);
  useEffect(() => {
    const before = known.current;
    const now = new Map<string, CallPerson>(
      people.filter(({ isSelf }) => !isSelf).map((person) => [person.id, person]),
    );
    known.current = now;
    if (before === null) {
      const names = [...now.values()]
        .map(({ name, kind }) => (kind === 'interpreter' ? t`${name} (interpreter)` : name))
        .join(', ');
      if (names !== '') announce(t`You are in the call with ${names}.`, 'polite');
      return;
    }
    for (const [id, { name, isHeld, kind }] of now) {
      const was = before.get(id);
      if (was === undefined && kind === 'interpreter') announce(t`${name}, interpreter, has joined.`, 'polite');
      else if (was === undefined) announce(t`${name} has joined.`, 'polite');
      else if (isHeld !== was.isHeld) {
        announce(isHeld ? t`${name} is on hold.` : t`${name} is back in the call.`, 'polite');
      }
    }
    for (const [id, { name }] of before) if (!now.has(id)) announce(t`${name} has left.`, 'polite');
  }, [people, announce, t]);
}
