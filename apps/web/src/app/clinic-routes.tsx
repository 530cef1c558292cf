import { Outlet, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { LostWaitingArea } from '../features/people/lost-waiting-area.tsx';
import { useMay } from '../features/session/may.ts';
import { ClinicScope } from '../features/waiting-area/clinic-scope.tsx';
import { PhoneBackPage } from '../features/waiting-area/phone-back-page.tsx';
import { WaitingAreaPage } from '../features/waiting-area/waiting-area-page.tsx';

/** What one clinic's pages share. A change of clinic makes it anew. */
export function ClinicRoute(): ReactElement {
  const { clinic } = useParams({ from: '/signed-in/clinics/$clinic' });
  return (
    <ClinicScope key={clinic} clinic={clinic}>
      <Outlet />
    </ClinicScope>
  );
}

/** The dashboard. */
export function WaitingAreaRoute(): ReactElement {
  const { clinic } = useParams({ from: '/signed-in/clinics/$clinic/waiting-area' });
  const may = useMay(clinic);
  return may('see-waiting-area') ? <WaitingAreaPage clinic={clinic} /> : <LostWaitingArea clinic={clinic} />;
}

/** Whom to phone when pictures can't work. */
export function PhoneBackRoute(): ReactElement {
  const { clinic } = useParams({ from: '/signed-in/clinics/$clinic/waiting-area/phone-back' });
  return <PhoneBackPage clinic={clinic} />;
}
