import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { CallerLinksPage } from '../features/caller-link/caller-links-page.tsx';

/** Links that staff make for one caller. */
export function CallerLinksRoute(): ReactElement {
  const { clinic } = useParams({ from: '/signed-in/clinics/$clinic/links' });
  return <CallerLinksPage clinic={clinic} />;
}
