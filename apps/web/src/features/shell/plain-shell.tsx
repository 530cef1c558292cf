import { useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { SideRow, StaffShell } from '../../ui/staff-shell.tsx';
import { Account } from './account.tsx';

/** The staff's frame outside of any clinic. */
export function PlainShell({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement {
  const { t } = useLingui();
  const path = useLocation({ select: ({ pathname }) => pathname });
  return (
    <StaffShell
      label={t`Main menu`}
      title={title}
      nav={
        <>
          <SideRow href="/clinics" icon="list" label={t`My clinics`} isCurrent={path === '/clinics'} />
          <SideRow
            href="/organisations"
            icon="grid"
            label={t`My organisations`}
            isCurrent={path === '/organisations'}
          />
        </>
      }
      foot={<Account note={t`All clinics`} />}
    >
      {children}
    </StaffShell>
  );
}
