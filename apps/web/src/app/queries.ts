import { QueryClient } from '@tanstack/react-query';
import { RestError } from '../rest/rest-client.ts';

/** What the staff's pages have read by HTTP. A refusal isn't asked again; silence is, twice. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (failures, error) => failures < 2 && error instanceof RestError && error.code === 'unavailable' },
  },
});
