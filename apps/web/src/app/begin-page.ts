import { sessionQuery } from '../features/session/session.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';

/**
 * Asks at once for who is signed in and for the code of the page that was opened. Each would else wait for the one before: the
 * texts, the session, the code, and only then for what the page shows.
 */
export function beginPage(pathname: string): void {
  const [matched] = router.getMatchedRoutes(pathname);
  if (matched.some(({ id }) => id === '/signed-in')) void queries.prefetchQuery(sessionQuery);
  // What can't be had now the router asks for again, and shows that it can't be had.
  for (const route of matched) router.loadRouteChunk(route)?.catch(() => undefined);
}
