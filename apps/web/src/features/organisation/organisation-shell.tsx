import { useLingui } from '@lingui/react/macro';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../../ui/icon.tsx';
import { ClinicLogo } from '../../ui/logotype.tsx';
import { MenuOf } from '../../ui/menu.tsx';
import { SideRow, StaffShell } from '../../ui/staff-shell.tsx';
import { roleText } from '../session/role-text.ts';
import { Account } from '../shell/account.tsx';
import { organisationsQuery, useMayInOrganisation } from './organisations.ts';

export interface OrganisationShellProps {
  /** The organisation's slug. */
  readonly organisation: string;
  readonly children: ReactNode;
}

/** The staff's frame inside an organisation: the switcher, its places as far as one may enter them, and the account. */
export function OrganisationShell({ organisation: slug, children }: OrganisationShellProps): ReactElement {
  const { t, i18n } = useLingui();
  const { organisations } = useSuspenseQuery(organisationsQuery).data;
  const organisation = organisations.find((one) => one.slug === slug);
  const name = organisation?.name ?? slug;
  return (
    <StaffShell
      label={t`Organisation`}
      title={name}
      top={
        <MenuOf
          label={t`Change organisation`}
          trigger={
            <Button className="switcher">
              <ClinicLogo name={name} />
              <span>
                <small>{t`Organisation`}</small>
                <b>{name}</b>
              </span>
              <Icon name="updown" />
            </Button>
          }
          entries={[
            ...organisations.map((one) => ({ id: one.slug, label: one.name, href: `/organisations/${one.slug}` })),
            { id: '/', label: t`My organisations`, icon: 'list' as const, href: '/organisations' },
          ]}
          selected={[slug]}
        />
      }
      nav={
        organisation && <Places slug={slug} organisationId={organisation.id} isMember={organisation.role !== null} />
      }
      foot={<Account note={roleText(i18n, organisation?.role ?? '')} />}
    >
      {children}
    </StaffShell>
  );
}

interface PlacesProps {
  readonly slug: string;
  readonly organisationId: Parameters<typeof useMayInOrganisation>[0];
  /** Whether they have a role at the organisation itself; people of its clinics have its map alone. */
  readonly isMember: boolean;
}

/** Where one can go in this organisation. What one may not do isn't there. */
function Places({ slug, organisationId, isMember }: PlacesProps): ReactElement {
  const { t } = useLingui();
  const may = useMayInOrganisation(organisationId);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const place = (part: string) => {
    const href = `/organisations/${slug}/${part}`;
    return { href, isCurrent: path === href || path.startsWith(`${href}/`) };
  };
  return (
    <>
      <SideRow {...place('map')} icon="house" label={t`Structure map`} />
      {isMember && <SideRow {...place('clinics')} icon="list" label={t`Clinics`} />}
      <div className="side-gap" />
      {may('manage-organisation-reporters') && <SideRow {...place('people')} icon="people" label={t`People`} />}
      {may('configure-organisation-interface') && <SideRow {...place('configure')} icon="gear" label={t`Configure`} />}
    </>
  );
}
