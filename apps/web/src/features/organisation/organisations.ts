import { can, type Place, type StaffActor, type Verb } from '@anteroom/domain';
import { routes, type Me, type MyOrganisation } from '@anteroom/protocol';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { rest } from '../../rest/rest-client.ts';
import { sessionQuery, useSession } from '../session/session.ts';

/** The organisations in which the signed-in person is something (P5). */
export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: () => rest(routes.listOrganisations, { params: {}, body: {} }),
  staleTime: 30_000,
});

/** What shows something of one organisation. */
export interface OfOrganisation {
  readonly organisation: Pick<MyOrganisation, 'id' | 'slug' | 'name'>;
}

/** Which clinics of an organisation are asked for. */
export interface ClinicsWanted {
  readonly organisation: string;
  readonly search: string;
  /** From 1. */
  readonly page: number;
  readonly closed: boolean;
}

/** A page of an organisation's clinics. */
export function clinicsQuery({ organisation, search, page, closed }: ClinicsWanted) {
  return queryOptions({
    queryKey: ['clinics', organisation, { search, page, closed }],
    queryFn: () =>
      rest(routes.listClinics, {
        params: { organisation },
        query: { page: String(page), closed: closed ? 'yes' : 'no', ...(search === '' ? {} : { search }) },
        body: {},
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
}

/** A clinic that is to be made. */
export interface NewClinic {
  readonly organisation: string;
  readonly name: string;
  readonly slug: string;
  /** Who administers it; whoever makes it where nobody is named. */
  readonly administrator?: { readonly email: string; readonly locale: 'en' | 'de' };
}

/** What staff do with an organisation's clinics. Everything that shows a clinic is asked for anew afterwards. */
export function useStructureActions() {
  const queries = useQueryClient();
  const onSuccess = async (): Promise<void> => {
    await Promise.all(
      [['organisations'], ['clinics'], ['settings'], sessionQuery.queryKey].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
  };
  return {
    create: useMutation({
      mutationFn: ({ organisation, ...body }: NewClinic) =>
        rest(routes.createClinic, { params: { organisation }, body }),
      onSuccess,
    }),
    renameClinic: useMutation({
      mutationFn: ({ clinic, ...body }: { clinic: string } & Renaming) =>
        rest(routes.renameClinic, { params: { clinic }, body }),
      onSuccess,
    }),
    renameOrganisation: useMutation({
      mutationFn: ({ organisation, ...body }: { organisation: string } & Renaming) =>
        rest(routes.renameOrganisation, { params: { organisation }, body }),
      onSuccess,
    }),
    setClosed: useMutation({
      mutationFn: ({ clinic, closed }: { clinic: string; closed: boolean }) =>
        rest(closed ? routes.closeClinic : routes.reopenClinic, { params: { clinic }, body: {} }),
      onSuccess,
    }),
  };
}

/** From what something is called, as the page saw it, to what it shall be called. */
export interface Renaming {
  readonly to: { readonly name: string; readonly slug: string };
  readonly seen: { readonly name: string; readonly slug: string };
}

/** Whether the signed-in person may do something in an organisation itself, outside of its clinics. */
export function mayInOrganisation(me: Me, organisationId: Place['organisationId'], verb: Verb): boolean {
  const actor: StaffActor = { kind: 'staff', personId: me.personId, ...me.standing };
  return can(actor, verb, { organisationId, clinicId: null, consultationId: null }).allowed;
}

/** The same for a page. */
export function useMayInOrganisation(organisationId: Place['organisationId']): (verb: Verb) => boolean {
  const me = useSession();
  return (verb) => mayInOrganisation(me, organisationId, verb);
}
