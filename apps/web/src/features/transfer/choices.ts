import type { ClinicId } from '@anteroom/domain';
import { routes } from '@anteroom/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { rest } from '../../rest/rest-client.ts';
import type { ListPart } from '../../ui/paged-list.tsx';

function queryOf({ search, page }: ListPart) {
  return { page: String(page), ...(search === '' ? {} : { search }) };
}

/** A page of the clinics that this person may transfer callers of a clinic to (S8). */
export function destinationsQuery(clinicId: ClinicId, part: ListPart) {
  return queryOptions({
    queryKey: ['transfer-destinations', clinicId, part],
    queryFn: () => rest(routes.listTransferDestinations, { params: { clinicId }, query: queryOf(part), body: {} }),
    placeholderData: keepPreviousData,
  });
}

/** A page of those who see callers in a clinic (W3). */
export function colleaguesQuery(clinicId: ClinicId, part: ListPart) {
  return queryOptions({
    queryKey: ['colleagues', clinicId, part],
    queryFn: () => rest(routes.listColleagues, { params: { clinicId }, query: queryOf(part), body: {} }),
    placeholderData: keepPreviousData,
  });
}
