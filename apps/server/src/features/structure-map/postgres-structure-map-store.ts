import type { ClinicId, OrganisationId } from '@anteroom/domain';
import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { consultation } from '../../database/schema/consultation.ts';
import { clinic, waitingArea } from '../../database/schema/organisation.ts';
import type { StructureMapStore } from './structure-map-store.ts';

/** What the structure map shows, from PostgreSQL. */
export function createPostgresStructureMapStore({ db, run }: Connection): StructureMapStore {
  function floors(organisationId: OrganisationId, scope: readonly ClinicId[] | 'all') {
    return run(() =>
      db
        .select({ id: clinic.id, slug: clinic.slug, name: clinic.name, revision: waitingArea.revision })
        .from(clinic)
        .innerJoin(waitingArea, eq(waitingArea.clinicId, clinic.id))
        .where(
          and(
            eq(clinic.organisationId, organisationId),
            isNull(clinic.closedAt),
            scope === 'all' ? undefined : inArray(clinic.id, [...scope]),
          ),
        )
        .orderBy(sql`${clinic.name} collate "C"`, sql`${clinic.slug} collate "C"`)
        .execute(),
    );
  }

  function stays(ids: readonly ClinicId[]) {
    return run(() =>
      db
        .select({ clinicId: consultation.clinicId, status: consultation.status, people: count() })
        .from(consultation)
        .where(
          and(
            inArray(consultation.clinicId, [...ids]),
            sql`${consultation.status} in ('waiting', 'being-seen', 'on-hold')`,
          ),
        )
        .groupBy(consultation.clinicId, consultation.status)
        .execute(),
    );
  }

  return {
    async clinics(organisationId, scope) {
      // Revisions first: what is counted after them is never older than they say.
      const found = await floors(organisationId, scope);
      const counted = await stays(found.map(({ id }) => id));
      const people = new Map(counted.map((row) => [`${row.clinicId} ${row.status}`, row.people]));
      return found.map((floor) => ({
        ...floor,
        waiting: people.get(`${floor.id} waiting`) ?? 0,
        beingSeen: people.get(`${floor.id} being-seen`) ?? 0,
        onHold: people.get(`${floor.id} on-hold`) ?? 0,
        rooms: [],
      }));
    },
    async revisions(organisationId) {
      return new Map((await floors(organisationId, 'all')).map(({ id, revision }) => [id, revision]));
    },
    userRooms: () => Promise.resolve([]),
  };
}
