import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { destinationAfterSignIn } from '../features/session/session.ts';
import { SignInPage } from '../features/session/sign-in-page.tsx';

/** The sign-in page, which leads back to where the person wanted to go. */
export function SignIn(): ReactElement {
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/sign-in' });
  return <SignInPage onSignedIn={() => void navigate({ href: destinationAfterSignIn(next), replace: true })} />;
}
