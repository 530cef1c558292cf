import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { ClinicShell } from '../shell/clinic-shell.tsx';

/** The permission for the waiting area was taken while its page was open: the list is gone, and the page says so (P6). */
export function LostWaitingArea({ clinic }: { readonly clinic: string }): ReactElement {
  const { t } = useLingui();
  usePageTitle(t`You may no longer see this waiting area`);
  return (
    <ClinicShell clinic={clinic}>
      <div className="page" role="alert">
        <EmptyState
          level={1}
          title={t`You may no longer see this waiting area`}
          action={<LinkButton href="/account/roles">{t`My roles`}</LinkButton>}
        >
          {t`Somebody has just changed your role or your permissions. If that is a mistake, ask an administrator of the clinic.`}
        </EmptyState>
      </div>
    </ClinicShell>
  );
}
