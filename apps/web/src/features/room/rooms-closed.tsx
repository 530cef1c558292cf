import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';

/** Instead of the rooms, for whoever may not enter them, or not any more (P6). */
export function RoomsClosed(): ReactElement {
  const { t } = useLingui();
  return (
    <div className="room-page" role="alert">
      <EmptyState
        level={1}
        title={t`You may not enter rooms here`}
        action={<LinkButton href="/account/roles">{t`My roles`}</LinkButton>}
      >
        {t`Somebody may just have changed your role or your permissions. If that is a mistake, ask an administrator of the clinic.`}
      </EmptyState>
    </div>
  );
}
