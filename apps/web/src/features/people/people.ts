import type { ClinicId, InvitationId, OrganisationId, PersonId } from '@anteroom/domain';
import { peoplePerPage, routes, type PermissionTicks, type TeamRole } from '@anteroom/protocol';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { rest } from '../../rest/rest-client.ts';
import { justRead } from '../../rest/just-read.ts';
import type { ListPart } from '../../ui/paged-list.tsx';

/** A clinic, or an organisation itself: where people are something. */
export type PeoplePlace =
  { readonly kind: 'clinic'; readonly id: ClinicId } | { readonly kind: 'organisation'; readonly id: OrganisationId };

/** Every role that somebody can have, as the pages name it. */
export type AnyRole = TeamRole | 'organisation-administrator' | 'organisation-coordinator' | 'organisation-reporter';

/** Somebody in a list. */
export interface ListedPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly displayName: string | null;
  readonly role: AnyRole;
  /** Null for a role at an organisation, which ticks nothing. */
  readonly permissions: PermissionTicks | null;
  readonly seenAt: number | null;
  readonly isDisabled: boolean;
  readonly mayChange: boolean;
}

const queryOf = ({ search, page }: ListPart) => ({
  ...(search === '' ? {} : { search }),
  ...(page === 1 ? {} : { offset: String((page - 1) * peoplePerPage) }),
});

/** The people of a place, by name. */
export function peopleQuery(place: PeoplePlace, part: ListPart) {
  return queryOptions({
    queryKey: ['people', place.id, part],
    staleTime: justRead,
    placeholderData: keepPreviousData,
    async queryFn(): Promise<{ people: ListedPerson[]; total: number; now: number }> {
      const query = queryOf(part);
      if (place.kind === 'clinic') {
        const { members, ...rest_ } = await rest(routes.listTeam, { params: { clinicId: place.id }, query, body: {} });
        return { ...rest_, people: members };
      }
      const { people, ...rest_ } = await rest(routes.listOrganisationPeople, {
        params: { organisationId: place.id },
        query,
        body: {},
      });
      return { ...rest_, people: people.map((person) => ({ ...person, displayName: null, permissions: null })) };
    },
  });
}

/** Who was asked to come, and hasn't answered. */
export function invitationsQuery(place: PeoplePlace, part: ListPart) {
  return queryOptions({
    queryKey: ['invitations', place.id, part],
    staleTime: justRead,
    placeholderData: keepPreviousData,
    queryFn: () =>
      place.kind === 'clinic'
        ? rest(routes.listClinicInvitations, { params: { clinicId: place.id }, query: queryOf(part), body: {} })
        : rest(routes.listOrganisationInvitations, {
            params: { organisationId: place.id },
            query: queryOf(part),
            body: {},
          }),
  });
}

/** Somebody who is to be invited. */
export interface Invited {
  readonly email: string;
  readonly role: AnyRole;
  readonly permissions: PermissionTicks;
  readonly locale: 'en' | 'de';
}

/** What becomes of people and invitations; the lists are asked for again afterwards. */
export function usePeopleActions(place: PeoplePlace) {
  const queries = useQueryClient();
  const onSettled = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['people', place.id] });
    await queries.invalidateQueries({ queryKey: ['invitations', place.id] });
  };
  return {
    change: useMutation({
      async mutationFn({
        person,
        role,
        permissions,
      }: Pick<ListedPerson, 'role'> & {
        readonly person: PersonId;
        readonly permissions: PermissionTicks;
      }): Promise<void> {
        if (place.kind === 'clinic' && isClinicRole(role)) {
          const params = { clinicId: place.id, personId: person };
          await rest(routes.changeMember, { params, body: { role, permissions } });
        }
        if (place.kind === 'organisation' && isOrganisationRole(role)) {
          const params = { organisationId: place.id, personId: person };
          await rest(routes.changeOrganisationPerson, { params, body: { role } });
        }
      },
      onSettled,
    }),
    remove: useMutation({
      async mutationFn({ person, role }: { readonly person: PersonId; readonly role: AnyRole }): Promise<void> {
        if (place.kind === 'clinic') {
          const params = { clinicId: place.id, personId: person };
          const as = role === 'service-referrer' ? ('service-referrer' as const) : ('member' as const);
          await rest(routes.removeMember, { params, body: { as } });
        } else {
          const params = { organisationId: place.id, personId: person };
          await rest(routes.removeOrganisationPerson, { params, body: {} });
        }
      },
      onSettled,
    }),
    invite: useMutation({
      async mutationFn({ email, role, permissions, locale }: Invited): Promise<void> {
        if (place.kind === 'clinic' && !isOrganisationRole(role)) {
          await rest(routes.inviteToClinic, {
            params: { clinicId: place.id },
            body: { email, role, permissions, locale },
          });
        }
        if (place.kind === 'organisation' && isOrganisationRole(role)) {
          await rest(routes.inviteToOrganisation, {
            params: { organisationId: place.id },
            body: { email, role, locale },
          });
        }
      },
      onSettled,
    }),
    resend: useMutation({
      mutationFn: (invitationId: InvitationId) => rest(routes.resendInvitation, { params: { invitationId }, body: {} }),
      onSettled,
    }),
    withdraw: useMutation({
      mutationFn: (invitationId: InvitationId) =>
        rest(routes.withdrawInvitation, { params: { invitationId }, body: {} }),
      onSettled,
    }),
  };
}

type OrganisationRole = Extract<AnyRole, `organisation-${string}`>;

function isOrganisationRole(role: AnyRole): role is OrganisationRole {
  return role.startsWith('organisation-');
}

function isClinicRole(role: AnyRole): role is Exclude<TeamRole, 'service-referrer'> {
  return role !== 'service-referrer' && !isOrganisationRole(role);
}
