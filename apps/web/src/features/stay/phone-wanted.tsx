import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.tsx';

/** What somebody reads who asked to be phoned: that they will be, and that this page is no longer needed for it (E2). */
export function PhoneWanted(): ReactNode {
  return (
    <p className="promise" role="status">
      <Icon name="phone" />
      <span>
        <Trans>The clinic has your number and phones you when it is your turn. You can close this page.</Trans>
      </span>
    </p>
  );
}
