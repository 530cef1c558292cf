import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';

/** When what a caller typed is erased: at the end of their visit, or as many hours later as the clinic keeps it (A4). */
export function ErasurePromise({ keepHours }: { readonly keepHours: number }): ReactNode {
  if (keepHours === 0) return <Trans>Nothing you type here is kept after your visit.</Trans>;
  return (
    <Plural
      value={keepHours}
      one="What you type here is erased # hour after your visit."
      other="What you type here is erased # hours after your visit."
    />
  );
}

/** The same, for whoever is about to leave. */
export function LeavingPromise({ keepHours }: { readonly keepHours: number }): ReactNode {
  if (keepHours === 0) return <Trans>You lose your place in the queue, and what you typed is erased.</Trans>;
  return (
    <Plural
      value={keepHours}
      one="You lose your place in the queue, and what you typed is erased in # hour."
      other="You lose your place in the queue, and what you typed is erased in # hours."
    />
  );
}
