import { routes, type Me, type MyClinic, type SessionState } from '@anteroom/protocol';
import { keepPreviousData, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { request, rest, RestError } from '../../rest/rest-client.ts';
import type { ListPart } from '../../ui/paged-list.tsx';

const sessionKey = ['session'] as const;
/** Below the session's key: whatever asks anew who is signed in asks for their clinics too. */
const clinicKey = (slug: string) => [...sessionKey, 'clinic', slug] as const;

/** Who is signed in; the one query that every staff page waits for. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  async queryFn({ client }) {
    // The page's own header has asked for it before any code came, and Firefox gives that answer to a request of the default kind alone.
    const me = await rest(routes.me, { params: {}, body: {} }, 'default');
    // Most people have few clinics: their pages need to ask for none of them again.
    for (const clinic of me.clinics) client.setQueryData<MyClinic | null>(clinicKey(clinic.slug), clinic);
    return me;
  },
  staleTime: 60_000,
  retry: (failures, error) => failures < 2 && error instanceof RestError && error.code === 'unavailable',
});

/** One clinic of the signed-in person; null where they may not enter it, or it isn't there. */
export function myClinicQuery(slug: string) {
  return queryOptions({
    queryKey: clinicKey(slug),
    async queryFn(): Promise<MyClinic | null> {
      try {
        return await rest(routes.myClinic, { params: { clinic: slug }, body: {} });
      } catch (error) {
        if (error instanceof RestError && (error.code === 'not-found' || error.code === 'forbidden')) return null;
        throw error;
      }
    },
    // Who may not enter may be let in at any moment.
    staleTime: ({ state }) => (state.data === null ? 0 : 60_000),
  });
}

/** A page of the clinics that the signed-in person may enter, asked again while it is looked at (P5). */
export function myClinicsQuery({ search, page }: ListPart) {
  return queryOptions({
    queryKey: [...sessionKey, 'clinics', { search, page }],
    queryFn: () =>
      rest(routes.listMyClinics, {
        params: {},
        query: { page: String(page), ...(search === '' ? {} : { search }) },
        body: {},
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
}

/** The signed-in person and the first of their clinics. For use inside pages that the router opens to the signed-in only. */
export function useSession(): Me {
  return useSuspenseQuery(sessionQuery).data;
}

/** One clinic of the signed-in person, inside its pages; undefined as soon as they may not enter it any more. */
export function useMyClinic(slug: string): MyClinic | undefined {
  return useSuspenseQuery(myClinicQuery(slug)).data ?? undefined;
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
export function onlyClinic({ clinics, clinicCount }: Me): string | undefined {
  const open = clinics.filter(({ isClosed }) => !isClosed);
  return clinicCount === clinics.length && open.length === 1 ? open[0]?.slug : undefined;
}
