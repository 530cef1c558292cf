import {
  accepted,
  canChangeRole,
  canInvite,
  invitationState,
  keepsAnAdministrator,
  noPermission,
  offeredRole,
  refused,
  type ClinicId,
  type ClinicRole,
  type GrantedRole,
  type OrganisationId,
  type OrganisationRole,
  type Permissions,
  type PersonId,
  type Place,
  type Result,
  type StaffActor,
} from '@anteroom/domain';
import {
  peoplePerPage,
  type InvitationView,
  type OrganisationPersonView,
  type TeamMemberView,
} from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { Refusal } from '../../refusal.ts';
import { actorOf, permit } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import type { InvitedPlace } from './invitation-store.ts';
import type { PeopleTools } from './people-tools.ts';

/** Which part of a list somebody wants, as it comes over the wire. */
export interface ListWanted {
  readonly search?: string | undefined;
  readonly offset?: string | undefined;
}

/** What is to become of a member; null: nothing any more. */
type ClinicChange =
  | { readonly kind: 'member'; readonly to: (Permissions & { readonly role: ClinicRole }) | null }
  | { readonly kind: 'service-referrer'; readonly to: null };

/** Lists of people, and what becomes of them (P1, P2, P3). */
export interface Teams {
  ofClinic(
    by: PersonId,
    id: ClinicId,
    wanted: ListWanted,
  ): Promise<Result<{ members: TeamMemberView[]; total: number; now: number }, Refusal>>;
  ofOrganisation(
    by: PersonId,
    id: OrganisationId,
    wanted: ListWanted,
  ): Promise<Result<{ people: OrganisationPersonView[]; total: number; now: number }, Refusal>>;
  invitationsTo(
    by: PersonId,
    place: InvitedPlace | ClinicId,
    wanted: ListWanted,
  ): Promise<Result<{ invitations: InvitationView[]; total: number; now: number }, Refusal>>;
  changeInClinic(by: PersonId, id: ClinicId, person: PersonId, change: ClinicChange): Promise<Result<null, Refusal>>;
  changeAtOrganisation(
    by: PersonId,
    id: OrganisationId,
    person: PersonId,
    to: OrganisationRole | null,
  ): Promise<Result<null, Refusal>>;
}

const notFound = refused<Refusal>({ code: 'not-found' });

export function createTeams({ database, change, clock, standingChanged }: PeopleTools): Teams {
  const { stores: outside } = database;

  /** Tells the pages of whoever has become something else. */
  async function told(person: PersonId, done: Promise<Result<null, Refusal>>): Promise<Result<null, Refusal>> {
    const result = await done;
    if (result.ok) standingChanged(person);
    return result;
  }

  return {
    async ofClinic(by, id, wanted) {
      const actor = await actorOf({ kind: 'staff', personId: by }, outside);
      const place = await placeIn(outside, id);
      const may = permit(actor, 'see-team-members', place);
      if (!may.ok) return may;
      if (actor.kind !== 'staff' || place === null) return notFound;
      const { entries, total } = await outside.team.ofClinic(id, pageOf(wanted));
      const members = entries.map(({ waitingArea, meetingRooms, userRoom, ...member }) => ({
        ...member,
        permissions: { waitingArea, meetingRooms, userRoom },
        mayChange: canChangeRole(actor, member.personId, { from: member.role, to: member.role }, place).allowed,
      }));
      return accepted({ members, total, now: clock.now() });
    },

    async ofOrganisation(by, id, wanted) {
      const actor = await actorOf({ kind: 'staff', personId: by }, outside);
      const place = atOrganisation(id);
      const may = permit(actor, 'manage-organisation-reporters', place);
      if (!may.ok) return may;
      if (actor.kind !== 'staff') return notFound;
      const { entries, total } = await outside.team.ofOrganisation(id, pageOf(wanted));
      const people = entries.map((person) => ({
        ...person,
        mayChange: canChangeRole(actor, person.personId, { from: person.role, to: person.role }, place).allowed,
      }));
      return accepted({ people, total, now: clock.now() });
    },

    async invitationsTo(by, to, wanted) {
      const actor = await actorOf({ kind: 'staff', personId: by }, outside);
      const place = typeof to === 'string' ? await placeIn(outside, to) : atOrganisation(to.organisationId);
      const may = permit(
        actor,
        typeof to === 'string' ? 'manage-team-members' : 'manage-organisation-reporters',
        place,
      );
      if (!may.ok) return may;
      if (actor.kind !== 'staff' || place?.organisationId == null) return notFound;
      const where = { organisationId: place.organisationId, clinicId: place.clinicId };
      const { entries, total } = await outside.invitations.unsettledOf(where, pageOf(wanted));
      const now = clock.now();
      const invitations = entries.map((invitation) => ({
        id: invitation.id,
        email: invitation.email,
        role: offeredRole(invitation.offer),
        permissions: invitation.offer.kind === 'clinic' ? invitation.offer.permissions : noPermission,
        invitedBy: invitation.invitedByName,
        invitedAt: invitation.invitedAt,
        expiresAt: invitation.expiresAt,
        state: invitationState(invitation, now) === 'pending' ? ('pending' as const) : ('expired' as const),
        mayChange: canInvite(actor, invitation.offer).allowed,
      }));
      return accepted({ invitations, total, now });
    },

    changeInClinic: (by, id, person, wanted) =>
      told(
        person,
        change(async (stores) => {
          // First of all: two who change the same clinic's people at once do so one after the other.
          const administrators = await stores.access.lockAdministrators({ clinicId: id });
          const asked = await changing(stores, by, 'see-team-members', await placeIn(stores, id));
          if (!asked.ok) return asked;
          const { actor, place } = asked.value;
          const { clinic, isReferrer } = await stores.access.rolesIn(person, { clinicId: id });
          const from = wanted.kind === 'member' ? (clinic?.role ?? null) : isReferrer ? 'service-referrer' : null;
          const to = wanted.to?.role ?? null;
          const may = mayChange(actor, person, { from, to }, place);
          if (!may.ok) return may;
          if (wanted.kind === 'member' && !keepsAnAdministrator(administrators, person, to))
            return refused({ code: 'last-administrator' });
          if (wanted.kind === 'service-referrer') await stores.access.revokeReferral(person, id);
          else if (wanted.to === null) await stores.access.revokeClinicRole(person, id);
          else await stores.access.grantClinicRole(person, id, wanted.to.role, wanted.to);
          await note(stores, by, to === null ? `remove-${from ?? ''}` : `grant-${to}`, id, person);
          return accepted(null);
        }),
      ),

    changeAtOrganisation: (by, id, person, to) =>
      told(
        person,
        change(async (stores) => {
          const administrators = await stores.access.lockAdministrators({ organisationId: id });
          const asked = await changing(stores, by, 'manage-organisation-reporters', atOrganisation(id));
          if (!asked.ok) return asked;
          const { actor, place } = asked.value;
          const { organisation: from } = await stores.access.rolesIn(person, { organisationId: id });
          const may = mayChange(actor, person, { from, to }, place);
          if (!may.ok) return may;
          if (!keepsAnAdministrator(administrators, person, to)) return refused({ code: 'last-administrator' });
          if (to === null) await stores.access.revokeOrganisationRole(person, id);
          else await stores.access.grantOrganisationRole(person, id, to);
          await note(stores, by, to === null ? `remove-${from ?? ''}` : `grant-${to}`, null, person);
          return accepted(null);
        }),
      ),
  };

  async function note(
    stores: Stores,
    by: PersonId,
    verb: string,
    clinicId: ClinicId | null,
    person: PersonId,
  ): Promise<void> {
    const actor = { kind: 'staff', personId: by } as const;
    await stores.audit.append([{ at: clock.now(), actor, verb, clinicId, subject: person }]);
  }
}

/** Who changes somebody, and where, once it is clear that they may know of the place. */
async function changing(
  stores: Stores,
  by: PersonId,
  verb: 'see-team-members' | 'manage-organisation-reporters',
  place: Place | null,
): Promise<Result<{ readonly actor: StaffActor; readonly place: Place }, Refusal>> {
  const actor = await actorOf({ kind: 'staff', personId: by }, stores);
  const may = permit(actor, verb, place);
  if (!may.ok) return may;
  return actor.kind === 'staff' && place !== null ? accepted({ actor, place }) : notFound;
}

/** Whether somebody may make this of another; who isn't there is nobody to change. */
function mayChange(
  actor: StaffActor,
  person: PersonId,
  step: { readonly from: GrantedRole | null; readonly to: GrantedRole | null },
  place: Place,
): Result<null, Refusal> {
  const permitted = canChangeRole(actor, person, step, place);
  if (!permitted.allowed) {
    const isOwn = actor.personId === person && permitted.reason === 'forbidden';
    return refused({ code: isOwn ? 'own-role' : permitted.reason });
  }
  return step.from === null ? notFound : accepted(null);
}

function atOrganisation(organisationId: OrganisationId): Place {
  return { organisationId, clinicId: null, consultationId: null };
}

function pageOf({ search, offset }: ListWanted) {
  return { search: (search ?? '').trim(), limit: peoplePerPage, offset: Number(offset ?? '0') };
}
