import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { destinationAfterSignIn } from '../features/session/session.ts';
import { OrganisationSignInPage } from '../features/single-sign-on/organisation-sign-in-page.tsx';
import { SignInPage } from '../features/session/sign-in-page.tsx';

/** The sign-in page, which leads back to where the person wanted to go. */
export function SignIn(): ReactElement {
  const navigate = useNavigate();
  const { next, problem, with: how } = useSearch({ from: '/sign-in' });
  if (how === 'organisation' || problem !== undefined) return <OrganisationSignInPage next={next} problem={problem} />;
  return (
    <SignInPage
      onSignedIn={() => void navigate({ href: destinationAfterSignIn(next), replace: true })}
      onEnrolment={() => void navigate({ to: '/second-factor', replace: true })}
    />
  );
}
