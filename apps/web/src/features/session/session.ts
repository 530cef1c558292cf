import { routes, type Me, type SessionState } from '@anteroom/protocol';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { request, rest, RestError } from '../../rest/rest-client.ts';

/** Who is signed in; the one query that every staff page waits for. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => rest(routes.me, { params: {}, body: {} }),
  staleTime: 60_000,
  retry: (failures, error) => failures < 2 && error instanceof RestError && error.code === 'unavailable',
});

/** The signed-in person and their clinics. For use inside pages that the router opens to the signed-in only. */
export function useSession(): Me {
  return useSuspenseQuery(sessionQuery).data;
}

/** The same, asked again every fifteen seconds, for a page that shows how many wait without being connected. */
export function useSessionLive(): Me {
  return useSuspenseQuery({ ...sessionQuery, staleTime: 0, refetchInterval: 15_000 }).data;
}

/**
 * Opens a session by e-mail and password; answers how far it carries.
 * @throws {RestError} `wrong-credentials`, `too-many-requests`, …
 */
export async function signIn(email: string, password: string, keep: boolean): Promise<SessionState> {
  try {
    return (await rest(routes.signIn, { params: {}, body: { email, password, keep } })).state;
  } catch (error) {
    if (error instanceof RestError && error.code === 'not-signed-in') throw new RestError('wrong-credentials');
    throw error;
  }
}

/** Ends the session on the server. */
export async function signOut(): Promise<void> {
  await request('POST', '/api/auth/sign-out', {});
}

/** Where a person goes after signing in: the page that they asked for, if it is one of the staff's. */
export function destinationAfterSignIn(next: string | undefined): string {
  return next !== undefined && /^\/(?:clinics|organisations|account)(?:\/[a-z0-9-]+)*\/?$/i.test(next)
    ? next
    : '/clinics';
}

/** With exactly one clinic that they may attend, the way leads straight in (P5). */
export function onlyClinic({ clinics }: Me): string | undefined {
  const open = clinics.filter(({ isClosed }) => !isClosed);
  return open.length === 1 ? open[0]?.slug : undefined;
}
