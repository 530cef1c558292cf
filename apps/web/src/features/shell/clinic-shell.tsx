import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../../ui/icon.tsx';
import { ClinicLogo } from '../../ui/logotype.tsx';
import { MenuOf } from '../../ui/menu.tsx';
import { SideRow, StaffShell } from '../../ui/staff-shell.tsx';
import { Count } from '../../ui/status.tsx';
import { roleText } from '../session/role-text.ts';
import { useSession } from '../session/session.ts';
import { Account } from './account.tsx';

export interface ClinicShellProps {
  /** The clinic's slug. */
  readonly clinic: string;
  /** Everybody who is neither being seen nor on hold; undefined while it isn't known. */
  readonly waiting?: number | undefined;
  readonly children: ReactNode;
}

/** The staff's frame inside a clinic: the switcher, its places with their counts, and the account. */
export function ClinicShell({ clinic: slug, waiting, children }: ClinicShellProps): ReactElement {
  const { t, i18n } = useLingui();
  const { clinics } = useSession();
  const clinic = clinics.find((one) => one.slug === slug);
  const label = plural(waiting ?? 0, { one: '# person is waiting', other: '# people are waiting' });

  const switcher = (
    <MenuOf
      label={t`Change clinic`}
      trigger={
        <Button className="switcher">
          <ClinicLogo name={clinic?.organisation ?? ''} />
          <span>
            <small>{clinic?.organisation}</small>
            <b>{clinic?.name ?? slug}</b>
          </span>
          <Icon name="updown" />
        </Button>
      }
      entries={[
        ...clinics.map((one) => ({
          id: one.slug,
          label: one.name,
          note: one.organisation,
          href: `/clinics/${one.slug}/waiting-area`,
        })),
        { id: '/', label: t`My clinics`, icon: 'list' as const, href: '/clinics' },
      ]}
      selected={[slug]}
    />
  );

  return (
    <StaffShell
      label={t`Clinic`}
      title={clinic?.name ?? slug}
      top={switcher}
      nav={
        <SideRow
          href={`/clinics/${slug}/waiting-area`}
          icon="clock"
          label={t`Waiting area`}
          isCurrent
          count={waiting === undefined ? undefined : <Count value={waiting} label={label} />}
        />
      }
      foot={<Account note={roleText(i18n, clinic?.role ?? '')} />}
    >
      {children}
    </StaffShell>
  );
}
