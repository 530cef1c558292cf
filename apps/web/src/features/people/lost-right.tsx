import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';

/** Somebody was taken off a clinic while its page was open. */
export function LostClinic(): ReactElement {
  const { t } = useLingui();
  usePageTitle(t`You no longer belong to this clinic`);
  return (
    <main className="fallback">
      <EmptyState
        isAlert
        level={1}
        title={t`You no longer belong to this clinic`}
        action={<LinkButton look="primary" href="/clinics">{t`To my clinics`}</LinkButton>}
      >
        {t`Somebody has just changed your roles. If that is a mistake, ask an administrator of the clinic.`}
      </EmptyState>
    </main>
  );
}
