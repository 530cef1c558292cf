import type { ClinicId } from '@anteroom/domain';
import { routes, type OwnAlerts } from '@anteroom/protocol';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { rest } from '../../rest/rest-client.ts';

/** What the query of somebody's alerts in one clinic is called. */
export const alertsKey = (id: ClinicId) => ['own-alerts', id] as const;

/** Somebody's own alerts in a clinic. */
export function useOwnAlerts(id: ClinicId): UseQueryResult<OwnAlerts> {
  return useQuery({
    queryKey: alertsKey(id),
    queryFn: () => rest(routes.ownAlerts, { params: { clinicId: id }, body: {} }),
    staleTime: 60_000,
  });
}
