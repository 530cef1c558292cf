import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { SideRow, StaffShell } from '../../ui/staff-shell.tsx';
import { useSession } from '../session/session.ts';
import { Account } from './account.tsx';

/** The staff's frame outside of any clinic. */
export function PlainShell({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const { t } = useLingui();
  const { email } = useSession();
  return (
    <StaffShell
      label={t`Anteroom`}
      title={title}
      nav={<SideRow href="/clinics" icon="list" label={t`My clinics`} isCurrent />}
      foot={<Account note={email} />}
    >
      {children}
    </StaffShell>
  );
}
