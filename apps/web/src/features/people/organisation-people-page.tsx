import { useLingui } from '@lingui/react/macro';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { usePageTitle } from '../../ui/page-title.ts';
import { OrganisationShell } from '../organisation/organisation-shell.tsx';
import { organisationsQuery, useMayInOrganisation } from '../organisation/organisations.ts';
import { PeoplePage } from './people-page.tsx';
import type { AnyRole } from './people.ts';

/** Those with a role at an organisation (A1). */
export function OrganisationPeoplePage({ organisation: slug }: { readonly organisation: string }): ReactElement {
  const { t } = useLingui();
  const { organisations } = useSuspenseQuery(organisationsQuery).data;
  const organisation = organisations.find((one) => one.slug === slug);
  const may = useMayInOrganisation(organisation?.id ?? null);
  const name = organisation?.name ?? slug;
  usePageTitle(t`People · ${name}`);
  const roles: readonly AnyRole[] = may('manage-organisation-administrators')
    ? ['organisation-administrator', 'organisation-coordinator', 'organisation-reporter']
    : may('manage-organisation-coordinators')
      ? ['organisation-coordinator', 'organisation-reporter']
      : [];
  return (
    <OrganisationShell organisation={slug}>
      {organisation && (
        <PeoplePage place={{ kind: 'organisation', id: organisation.id }} title={t`People`} roles={roles} />
      )}
    </OrganisationShell>
  );
}
