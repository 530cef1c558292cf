import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { OrganisationSignInPage } from '../features/single-sign-on/organisation-sign-in-page.tsx';

/** An organisation's own sign-in page. */
export function OrganisationSignInRoute(): ReactElement {
  const { organisation } = useParams({ from: '/sign-in/$organisation' });
  const { next, problem } = useSearch({ from: '/sign-in/$organisation' });
  return <OrganisationSignInPage key={organisation} organisation={organisation} next={next} problem={problem} />;
}
