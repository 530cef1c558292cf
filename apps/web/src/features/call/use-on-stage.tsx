import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { CallPerson } from './call-state.ts';

/** Those who have a picture on the stage: nobody who is on hold inside the call. The same list while nobody is. */
export function useOnStage(people: readonly CallPerson[]): readonly CallPerson[] {
  return useMemo(
    () => (people.some(({ isHeld }) => isHeld) ? people.filter(({ isHeld }) => !isHeld) : people),
    [people],
  );
}

/** In place of the others, while all of them are on hold. */
export function HeldWords({ people }: { readonly people: readonly CallPerson[] }): ReactElement {
  const { t } = useLingui();
  const names = people.flatMap(({ isHeld, name }) => (isHeld && name !== '' ? [name] : [])).join(', ');
  return (
    <p className="held-words" role="status">
      <Icon name="pause" />
      {names === '' ? t`Everybody else is on hold.` : t`On hold: ${names}`}
    </p>
  );
}
