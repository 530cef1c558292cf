import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, type ReactElement } from 'react';
import { EnrolmentPage } from '../features/session/enrolment-page.tsx';
import { ResetPage } from '../features/session/reset-pages.tsx';

/** A new password, by the link of an e-mail. */
export function ResetRoute(): ReactElement {
  const { token } = useParams({ from: '/reset/$token' });
  return <ResetPage token={token} />;
}

/** The second factor, where it has to be set up first. */
export function EnrolmentRoute(): ReactElement {
  const navigate = useNavigate();
  const done = useCallback(() => void navigate({ to: '/clinics', replace: true }), [navigate]);
  const toSignIn = useCallback(() => void navigate({ to: '/sign-in', replace: true }), [navigate]);
  return <EnrolmentPage onDone={done} onSignIn={toSignIn} />;
}
