import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { StructureMapPage } from '../features/structure-map/map-page.tsx';

/** The structure map of an organisation. */
export function StructureMapRoute(): ReactElement {
  const { organisation } = useParams({ from: '/signed-in/organisations/$organisation/map' });
  return <StructureMapPage organisation={organisation} />;
}
