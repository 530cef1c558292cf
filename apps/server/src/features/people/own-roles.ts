import {
  accepted,
  cleanName,
  noPermission,
  refused,
  type ClinicId,
  type PersonId,
  type Result,
} from '@anteroom/domain';
import type { MyRoles } from '@anteroom/protocol';
import type { Refusal } from '../../refusal.ts';
import { actorOf, permit } from '../access/read-model.ts';
import { placeIn } from '../clinic/read-model.ts';
import type { PeopleTools } from './people-tools.ts';

/** What somebody is, and what they are called (P5). */
export interface OwnRoles {
  of(person: PersonId): Promise<Result<MyRoles, Refusal>>;
  /** What callers and colleagues of a clinic call them; their own name again with null. */
  rename(person: PersonId, clinic: ClinicId, name: string | null): Promise<Result<null, Refusal>>;
}

export function createOwnRoles({ database, change, clock }: PeopleTools): OwnRoles {
  return {
    async of(person) {
      const { stores } = database;
      const actor = await actorOf({ kind: 'staff', personId: person }, stores);
      if (actor.kind !== 'staff') return refused({ code: 'not-signed-in' });
      const named = await stores.access.displayNamesOf(person);
      const ids = new Set<ClinicId>([
        ...actor.clinics.map(({ clinicId }) => clinicId),
        ...actor.referrals.map(({ clinicId }) => clinicId),
        ...named.keys(),
      ]);
      const clinics = await stores.clinics.byIds([...ids]);
      const wanted = new Set([
        ...actor.organisations.map(({ organisationId }) => organisationId),
        ...clinics.map(({ organisation }) => organisation.id),
      ]);
      const organisations = await stores.clinics.organisationsByIds([...wanted]);
      return accepted({
        organisations: organisations.map(({ id, slug, name }) => ({
          id,
          slug,
          name,
          role: actor.organisations.find(({ organisationId }) => organisationId === id)?.role ?? null,
        })),
        clinics: clinics.map(({ clinic: { id, slug, name }, organisation }) => {
          const member = actor.clinics.find(({ clinicId }) => clinicId === id);
          return {
            id,
            slug,
            name,
            organisationId: organisation.id,
            role: member?.role ?? null,
            permissions:
              member === undefined
                ? noPermission
                : {
                    waitingArea: member.waitingArea,
                    meetingRooms: member.meetingRooms,
                    userRoom: member.userRoom,
                  },
            isReferrer: actor.referrals.some(({ clinicId }) => clinicId === id),
            displayName: named.get(id) ?? null,
          };
        }),
      });
    },

    rename: (person, clinicId, typed) =>
      change(async (stores) => {
        const actor = await actorOf({ kind: 'staff', personId: person }, stores);
        const may = permit(actor, 'see-clinic', await placeIn(stores, clinicId));
        if (!may.ok) return may;
        const name = typed === null ? null : cleanName(typed);
        if (typed !== null && name === null) return refused({ code: 'name-malformed', field: 'name' });
        await stores.access.setDisplayName(person, clinicId, name);
        await stores.audit.append([
          {
            at: clock.now(),
            actor: { kind: 'staff', personId: person },
            verb: 'change-display-name',
            clinicId,
            subject: person,
          },
        ]);
        return accepted(null);
      }),
  };
}
