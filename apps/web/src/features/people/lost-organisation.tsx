import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';

/** The role at an organisation was taken while one of its pages was open (P6). */
export function LostOrganisation(): ReactElement {
  const { t } = useLingui();
  usePageTitle(t`You no longer have a role at this organisation`);
  return (
    <main className="fallback" role="alert">
      <EmptyState
        level={1}
        title={t`You no longer have a role at this organisation`}
        action={<LinkButton look="primary" href="/clinics">{t`To my clinics`}</LinkButton>}
      >
        {t`Somebody has just changed your roles. If that is a mistake, ask an administrator of the organisation.`}
      </EmptyState>
    </main>
  );
}
