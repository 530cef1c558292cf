import type { ClinicId, OrganisationId } from '@anteroom/domain';
import { toClient, toServer } from '@anteroom/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Connection } from '../../connection/connection.ts';
import { sessionQuery } from '../session/session.ts';

/** Whose settings a page wants to hear of. */
export type Watched = { readonly clinicId: ClinicId } | { readonly organisationId: OrganisationId };

/** Asks anew for everything that settings or names show up in, whenever they change here or above (S10). */
export function useLiveSettings(connection: Connection, watched: Watched): void {
  const queries = useQueryClient();
  const [kind, id] = 'clinicId' in watched ? ['clinic', watched.clinicId] : ['organisation', watched.organisationId];
  useEffect(() => {
    const refresh = (): void => {
      for (const queryKey of [['settings'], ['clinics'], ['organisations'], sessionQuery.queryKey])
        void queries.invalidateQueries({ queryKey });
    };
    let isFirst = true;
    const stops = [
      connection.on(toClient.settingsChanged, refresh),
      // What was lost with a right and came back with it isn't heard by itself.
      connection.on(toClient.standingChanged, () => void connection.request(toServer.watchSettings, watched)),
      connection.onConnected(() => {
        void connection.request(toServer.watchSettings, watched);
        // What changed while the page was away was told to nobody.
        if (!isFirst) refresh();
        isFirst = false;
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
    // Anew for another place, not for every new object that names the same.
  }, [connection, queries, kind, id]);
}
