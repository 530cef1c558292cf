import { Outlet, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ClinicsPage } from '../features/organisation/clinics-page.tsx';
import { OrganisationScope } from '../features/organisation/organisation-scope.tsx';
import { ConfigureOrganisationPage } from '../features/settings/configure-organisation-page.tsx';

/** What one organisation's pages share. A change of organisation makes it anew. */
export function OrganisationRoute(): ReactElement {
  const { organisation } = useParams({ from: '/signed-in/organisations/$organisation' });
  return (
    <OrganisationScope key={organisation} organisation={organisation}>
      <Outlet />
    </OrganisationScope>
  );
}

/** The clinics of the organisation. */
export function ClinicsRoute(): ReactElement {
  const { organisation } = useParams({ from: '/signed-in/organisations/$organisation/clinics' });
  return <ClinicsPage organisation={organisation} />;
}

/** What is set for the organisation. */
export function ConfigureOrganisationRoute(): ReactElement {
  const { organisation, tab } = useParams({ from: '/signed-in/organisations/$organisation/configure/$tab' });
  return <ConfigureOrganisationPage organisation={organisation} tab={tab} />;
}
