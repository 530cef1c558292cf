import { Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { LockScreen } from '../features/session/lock-screen.tsx';

/** What all pages of the signed-in share: the lock that covers them. */
export function SignedIn(): ReactElement {
  return (
    <>
      <Outlet />
      <LockScreen />
    </>
  );
}
