import { routes } from '@anteroom/protocol';
import { queryOptions } from '@tanstack/react-query';
import { rest } from '../../rest/rest-client.ts';

/** What a clinic asks just now. It is asked for anew whenever settings change, as everything below `['settings']` is. */
export function entryFieldsQuery(clinic: string) {
  return queryOptions({
    queryKey: ['settings', 'entry-fields', clinic],
    queryFn: () => rest(routes.listEntryFields, { params: { clinic }, body: {} }),
  });
}
