import { isLongerThan, type WaitEstimate } from '@anteroom/domain';
import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore, type ReactElement } from 'react';
import type { ServerClock } from '../../connection/server-clock.ts';
import { secondTicker } from '../../connection/ticker.ts';

export interface EstimateLineProps {
  readonly estimate: WaitEstimate;
  /** When the wait began, by the server's clock. */
  readonly since: number;
  readonly clock: Pick<ServerClock, 'now'>;
}

/** How long the wait usually is (E6); for whoever has waited longer, no new promise. */
export function EstimateLine({ estimate, since, clock }: EstimateLineProps): ReactElement {
  const isLonger = useSyncExternalStore(secondTicker.subscribe, () => isLongerThan(estimate, clock.now() - since));
  const { from, to } = estimate;
  if (isLonger) return <Trans>The wait is longer than usual just now. We have not forgotten you.</Trans>;
  if (from === 0)
    return (
      <Trans>
        The wait is usually <b>less than {to} minutes</b>.
      </Trans>
    );
  return (
    <Trans>
      The wait is usually{' '}
      <b>
        {from} to {to} minutes
      </b>
      .
    </Trans>
  );
}
