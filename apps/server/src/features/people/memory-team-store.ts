import type { PersonId } from '@anteroom/domain';
import type { MemoryAccess } from '../../database/memory/memory-access.ts';
import { mustHold } from '../../database/memory/memory-access.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { PageOf, PageWanted, TeamStore } from './team-store.ts';

/** Lists of people in memory. */
export function createMemoryTeamStore({ run }: MemoryAccess): TeamStore {
  return {
    ofClinic: (id, page) =>
      run((tables) => {
        const members = tables.clinicRoles
          .select(({ clinicId }) => clinicId === id)
          .map(({ clinicId: _, ...member }) => member);
        const referrers = tables.serviceReferrers
          .select(({ clinicId }) => clinicId === id)
          .map(({ personId }) => ({
            personId,
            role: 'service-referrer' as const,
            waitingArea: false,
            meetingRooms: false,
            userRoom: false,
          }));
        const entries = [...members, ...referrers].map((entry) => ({
          ...entry,
          ...facts(tables, entry.personId),
          displayName: tables.displayNames.get(`${entry.personId} ${id}`)?.name ?? null,
        }));
        return pageOf(entries, page);
      }),
    attending: (id, page) =>
      run((tables) => {
        const entries = tables.clinicRoles
          .select(({ clinicId, waitingArea }) => clinicId === id && waitingArea)
          .map(({ personId, role }) => {
            const { name, isDisabled } = facts(tables, personId);
            const shown = tables.displayNames.get(`${personId} ${id}`)?.name ?? name;
            return { personId, role, name: shown, email: '', isDisabled };
          })
          .filter(({ isDisabled }) => !isDisabled);
        const { entries: found, total } = pageOf(entries, page);
        return { entries: found.map(({ personId, name }) => ({ personId, name })), total };
      }),
    ofOrganisation: (id, page) =>
      run((tables) => {
        const entries = tables.organisationRoles
          .select(({ organisationId }) => organisationId === id)
          .map(({ personId, role }) => ({ personId, role, ...facts(tables, personId) }));
        return pageOf(entries, page);
      }),
    emailOf: (id) => run(({ people }) => people.get(id)?.email ?? null),
    seen: (id, at) =>
      run(({ people, seen }) => {
        mustHold(people.has(id), 'person_seen_person_id_user_id_fk');
        seen.set(id, Math.max(at, seen.get(id) ?? at));
      }),
  };
}

function facts({ people, seen, disabledAccounts }: MemoryTables, personId: PersonId) {
  const person = people.get(personId);
  return {
    name: person?.name ?? '',
    email: person?.email ?? '',
    seenAt: seen.get(personId) ?? null,
    isDisabled: disabledAccounts.has(personId),
  };
}

interface Listed {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly displayName?: string | null;
}

function pageOf<Entry extends Listed>(all: readonly Entry[], { search, limit, offset }: PageWanted): PageOf<Entry> {
  const wanted = search.toLowerCase();
  const found = all
    .filter((entry) =>
      [entry.name, entry.email, entry.displayName ?? ''].some((text) => text.toLowerCase().includes(wanted)),
    )
    .sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
  return { entries: found.slice(offset, offset + limit), total: found.length };
}

function orderOf({ name, personId, role }: Listed): string {
  return `${name.toLowerCase()}\u0000${personId}\u0000${role}`;
}
