import { useLingui } from '@lingui/react/macro';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { usePageTitle } from '../../ui/page-title.ts';
import { OrganisationFirstSteps } from '../first-steps/first-steps.tsx';
import { ClinicList } from './clinic-list.tsx';
import { OrganisationShell } from './organisation-shell.tsx';
import { organisationsQuery } from './organisations.ts';

/** The clinics of one organisation. */
export function ClinicsPage({ organisation: slug }: { readonly organisation: string }): ReactElement {
  const { t } = useLingui();
  const { organisations } = useSuspenseQuery(organisationsQuery).data;
  const organisation = organisations.find((one) => one.slug === slug);
  const name = organisation?.name ?? slug;
  usePageTitle(t`Clinics · ${name}`);
  return (
    <OrganisationShell organisation={slug}>
      <div className="page organisations">
        <h1>{t`Clinics`}</h1>
        {organisation && <OrganisationFirstSteps organisation={organisation} />}
        {organisation && <ClinicList organisation={organisation} />}
      </div>
    </OrganisationShell>
  );
}
