import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { InvitationPage } from '../features/people/invitation-page.tsx';
import { OrganisationPeoplePage } from '../features/people/organisation-people-page.tsx';
import { TeamPage } from '../features/people/team-page.tsx';

/** The team of the clinic. */
export function TeamRoute(): ReactElement {
  const { clinic } = useParams({ from: '/signed-in/clinics/$clinic/team' });
  return <TeamPage clinic={clinic} />;
}

/** Those with a role at the organisation. */
export function OrganisationPeopleRoute(): ReactElement {
  const { organisation } = useParams({ from: '/signed-in/organisations/$organisation/people' });
  return <OrganisationPeoplePage organisation={organisation} />;
}

/** An invitation, for whoever holds its link. */
export function InvitationRoute(): ReactElement {
  const { token } = useParams({ from: '/invitation/$token' });
  const navigate = useNavigate();
  return <InvitationPage token={token} onDone={(href) => void navigate({ href, replace: true })} />;
}
