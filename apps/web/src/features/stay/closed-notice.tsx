import type { StayView } from '@anteroom/protocol';
import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore, type ReactNode } from 'react';
import type { ServerClock } from '../../connection/server-clock.ts';
import { secondTicker } from '../../connection/ticker.ts';

/** Tells whoever is inside that the waiting area has closed to others, and that they stay (W6); by the server's clock. */
export function ClosedNotice({ view, clock }: { readonly view: StayView; readonly clock: ServerClock }): ReactNode {
  const { isOpen, closesAt } = view.clinic;
  const hasClosed = useSyncExternalStore(
    secondTicker.subscribe,
    () => !isOpen || (closesAt !== null && clock.now() >= closesAt),
  );
  if (!hasClosed) return null;
  return (
    <p className="notice" role="status">
      <Trans>The waiting area has closed to new callers. You keep your place, and we still join you here.</Trans>
    </p>
  );
}
