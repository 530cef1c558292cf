import { QueryCache } from '@tanstack/react-query';
import { FreshQueries } from '../rest/fresh-queries.ts';
import { RestError } from '../rest/rest-client.ts';

/** What the staff's pages have read by HTTP. A refusal isn't asked again; silence is, twice. */
export const queries = new FreshQueries({
  queryCache: new QueryCache({
    onError(error, query) {
      // A session that ended while it was in use. A whole new page, so that nothing of it stays in memory.
      const wasSignedIn = query.state.data !== undefined;
      if (wasSignedIn && error instanceof RestError && error.code === 'not-signed-in')
        location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
    },
  }),
  defaultOptions: {
    queries: { retry: (failures, error) => failures < 2 && error instanceof RestError && error.code === 'unavailable' },
  },
});
