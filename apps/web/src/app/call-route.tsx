import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { StaffCallPage } from '../features/call/staff-call-page.tsx';

/** The call, opened from the dashboard without loading a page. */
export function StaffCallRoute(): ReactElement {
  const { clinic, callId } = useParams({ from: '/signed-in/clinics/$clinic/waiting-area/call/$callId' });
  return <StaffCallPage clinic={clinic} callId={callId} />;
}
