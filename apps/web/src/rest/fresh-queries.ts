import { QueryClient, type InvalidateOptions, type InvalidateQueryFilters, type QueryKey } from '@tanstack/react-query';

/**
 * Reads again what is no longer true, also while it is being read for the first time: that answer may be older than the change
 * (a link made while the list is on its way), and the library would take it for the newest.
 */
export class FreshQueries extends QueryClient {
  override async invalidateQueries<Key extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    const first = this.getQueryCache()
      .findAll({ ...filters, fetchStatus: 'fetching' })
      .filter(({ state }) => state.data === undefined);
    await super.invalidateQueries(filters, options);
    // Whoever looks at it sees what went wrong; here it only has to be over.
    await Promise.all(first.map(async ({ promise }) => promise?.catch(() => undefined)));
    await Promise.all(
      first.map(({ queryKey }) =>
        super.invalidateQueries({ queryKey, exact: true, refetchType: filters?.refetchType ?? 'active' }, options),
      ),
    );
  }
}
