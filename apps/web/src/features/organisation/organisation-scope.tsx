import type { OrganisationId } from '@anteroom/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { ConnectionGate } from '../../connection/connection-gate.tsx';
import { createConnection, type Connection } from '../../connection/connection.ts';
import { useSelected } from '../../connection/use-store.ts';
import { LostOrganisation } from '../people/lost-organisation.tsx';
import { Standing } from '../session/standing.tsx';
import { useLiveSettings } from '../settings/live.ts';
import { organisationsQuery } from './organisations.ts';

export interface OrganisationScopeProps {
  /** The organisation's slug. */
  readonly organisation: string;
  readonly children: ReactNode;
}

/** Holds an organisation's connection while its pages change. */
export function OrganisationScope({ organisation: slug, children }: OrganisationScopeProps): ReactElement | null {
  const { organisations } = useSuspenseQuery(organisationsQuery).data;
  const mine = organisations.find((one) => one.slug === slug);
  const [connection, setConnection] = useState<Connection | null>(null);
  useEffect(() => {
    const opened = createConnection({ as: 'staff' });
    setConnection(opened);
    return () => {
      setConnection(null);
      opened.close();
    };
  }, []);
  // Whoever belongs to clinics of it alone has none of its pages but the map.
  if (mine === undefined || mine.role === null) return <LostOrganisation />;
  if (connection === null) return null;
  return (
    <ConnectionGate connection={connection}>
      <Live connection={connection} id={mine.id} />
      <Standing connection={connection} />
      {children}
    </ConnectionGate>
  );
}

function Live({ connection, id }: { readonly connection: Connection; readonly id: OrganisationId }): null {
  useLiveSettings(connection, { organisationId: id });
  const isOut = useSelected(
    connection.state,
    (state) => state.kind === 'signed-out' || (state.kind === 'refused' && state.code === 'not-signed-in'),
  );
  useEffect(() => {
    // A whole new page, so that nothing of this person stays in memory.
    if (isOut) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
  }, [isOut]);
  return null;
}
