import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { SurveyPage } from '../features/survey/survey-page.tsx';

/** The answers to the clinic's survey. */
export function SurveyRoute(): ReactElement {
  const { clinic } = useParams({ from: '/signed-in/clinics/$clinic/survey' });
  return <SurveyPage clinic={clinic} />;
}
