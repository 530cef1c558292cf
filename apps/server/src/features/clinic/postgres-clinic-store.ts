import { isSlug, type Organisation } from '@anteroom/domain';
import { eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { clinic, organisation, waitingArea } from '../../database/schema/organisation.ts';
import type { ClinicInOrganisation, ClinicStore } from './clinic-store.ts';

/** Organisations and clinics in PostgreSQL. */
export function createPostgresClinicStore({ db, run }: Connection): ClinicStore {
  async function organisationsWhere(condition?: SQL): Promise<Organisation[]> {
    return run(() =>
      db
        .select()
        .from(organisation)
        .where(condition)
        .orderBy(...organisationOrder)
        .execute(),
    );
  }

  async function clinicsWhere(condition: SQL): Promise<ClinicInOrganisation[]> {
    const rows = await run(() =>
      db
        .select({ clinic, organisation, showsPosition: waitingArea.showsPosition })
        .from(clinic)
        .innerJoin(organisation, eq(organisation.id, clinic.organisationId))
        .innerJoin(waitingArea, eq(waitingArea.clinicId, clinic.id))
        .where(condition)
        .orderBy(...clinicOrder)
        .execute(),
    );
    return rows.map(({ showsPosition, ...row }) => ({
      clinic: { ...row.clinic, waitingArea: { showsPosition } },
      organisation: row.organisation,
    }));
  }

  return {
    async addOrganisation(added) {
      await run(() => db.insert(organisation).values(added).execute());
    },
    organisations: () => organisationsWhere(),
    organisationBySlug: async (slug) => (await organisationsWhere(eq(organisation.slug, slug)))[0] ?? null,
    async add({ waitingArea: { showsPosition }, ...added }) {
      const addedClinic = db.$with('added_clinic').as(db.insert(clinic).values(added).returning({ id: clinic.id }));
      await run(() => db.with(addedClinic).insert(waitingArea).values({ clinicId: added.id, showsPosition }).execute());
    },
    byId: async (id) => (await clinicsWhere(eq(clinic.id, id)))[0] ?? null,
    // PostgreSQL takes no text with a zero character in it, and an address may hold one.
    bySlug: async (slug) => (isSlug(slug) ? ((await clinicsWhere(eq(clinic.slug, slug)))[0] ?? null) : null),
    byIds: (ids) => clinicsWhere(inArray(clinic.id, [...ids])),
    ofOrganisation: (id) => clinicsWhere(eq(clinic.organisationId, id)),
  };
}

// In the order of bytes whatever the server's locale, as in memory.
const organisationOrder = [sql`${organisation.name} collate "C"`, sql`${organisation.slug} collate "C"`];
const clinicOrder = [sql`${clinic.name} collate "C"`, sql`${clinic.slug} collate "C"`];
