import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ConfigureClinicPage } from '../features/settings/configure-clinic-page.tsx';

/** What is set for the clinic. */
export function ConfigureClinicRoute(): ReactElement {
  const { clinic, tab } = useParams({ from: '/signed-in/clinics/$clinic/configure/$tab' });
  return <ConfigureClinicPage clinic={clinic} tab={tab} />;
}
