import {
  isSlug,
  settingsOf,
  type ClinicScope,
  type Organisation,
  type OrganisationId,
  type Overrides,
} from '@anteroom/domain';
import { parseOverrides } from '@anteroom/protocol';
import { and, count, eq, inArray, isNotNull, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Connection } from '../../database/postgres/connection.ts';
import { consultation } from '../../database/schema/consultation.ts';
import { clinic, clinicSlug, organisation, organisationSlug, waitingArea } from '../../database/schema/organisation.ts';
import type { ClinicInOrganisation, ClinicSearch, ClinicStore, NameAndSlug } from './clinic-store.ts';

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

  async function clinicsWhere(
    condition: SQL | undefined,
    order: readonly SQL[] = clinicOrder,
  ): Promise<ClinicInOrganisation[]> {
    const rows = await run(() =>
      db
        .select({ clinic, organisation, own: clinicSets, above: organisationSets })
        .from(clinic)
        .innerJoin(organisation, eq(organisation.id, clinic.organisationId))
        .where(condition)
        .orderBy(...order)
        .execute(),
    );
    const above = new Map<OrganisationId, Overrides>();
    for (const row of rows) if (row.above !== null) above.set(row.organisation.id, parseOverrides(row.above));
    return rows.map((row) => ({
      clinic: row.clinic,
      organisation: row.organisation,
      settings: settingsOf(above.get(row.organisation.id) ?? {}, parseOverrides(row.own)),
    }));
  }

  /** Which clinics stand on the page is decided first, so that only their settings are put together. */
  async function pageOf(
    condition: SQL | undefined,
    page: { readonly limit: number; readonly offset: number },
    order: readonly SQL[] = clinicOrder,
  ): Promise<{ readonly clinics: readonly ClinicInOrganisation[]; readonly total: number }> {
    const ids = db
      .select({ id: clinic.id })
      .from(clinic)
      .innerJoin(organisation, eq(organisation.id, clinic.organisationId))
      .where(condition)
      .orderBy(...order)
      .limit(page.limit)
      .offset(page.offset);
    const [clinics, [all]] = await Promise.all([
      clinicsWhere(inArray(clinic.id, ids), order),
      run(() =>
        db
          .select({ total: count() })
          .from(clinic)
          .innerJoin(organisation, eq(organisation.id, clinic.organisationId))
          .where(condition)
          .execute(),
      ),
    ]);
    return { clinics, total: all?.total ?? 0 };
  }

  function fits(id: OrganisationId, { text, closed, among }: ClinicSearch): SQL | undefined {
    return and(
      eq(clinic.organisationId, id),
      closed ? isNotNull(clinic.closedAt) : isNull(clinic.closedAt),
      among === null ? undefined : inArray(clinic.id, [...among]),
      text === ''
        ? undefined
        : sql`(strpos(lower(${clinic.name}), lower(${text})) > 0 or strpos(${clinic.slug}, lower(${text})) > 0)`,
    );
  }

  return {
    async addOrganisation(added) {
      const own = db
        .$with('own')
        .as(
          db
            .insert(organisationSlug)
            .values({ slug: added.slug, organisationId: added.id })
            .onConflictDoNothing()
            .returning({ slug: organisationSlug.slug }),
        );
      await run(() => db.with(own).insert(organisation).values(added).execute());
    },
    organisations: () => organisationsWhere(),
    organisationsByIds: (ids) => organisationsWhere(inArray(organisation.id, [...ids])),
    organisationBySlug: async (slug) =>
      isSlug(slug) ? ((await organisationsWhere(eq(organisation.slug, slug)))[0] ?? null) : null,
    async organisationByAnySlug(slug) {
      if (!isSlug(slug)) return null;
      const owner = db
        .select({ id: organisationSlug.organisationId })
        .from(organisationSlug)
        .where(eq(organisationSlug.slug, slug));
      return (await organisationsWhere(inArray(organisation.id, owner)))[0] ?? null;
    },
    async renameOrganisation(id, seen, to) {
      const own = db
        .$with('own')
        .as(
          db
            .insert(organisationSlug)
            .values({ slug: to.slug, organisationId: id })
            .onConflictDoNothing()
            .returning({ slug: organisationSlug.slug }),
        );
      const renamed = await run(() =>
        db
          .with(own)
          .update(organisation)
          .set(nameAndSlug(to))
          .where(and(eq(organisation.id, id), eq(organisation.name, seen.name), eq(organisation.slug, seen.slug)))
          .returning({ id: organisation.id })
          .execute(),
      );
      return renamed.length === 1;
    },
    async setOrganisationClosed(id, closedAt) {
      const its = eq(clinic.organisationId, id);
      // Those of which the organisation's own time tells that they were closed with it.
      const withIt = sql`${clinic.closedAt} = (select closed_at from organisation where id = ${id})`;
      const changed = await run(() =>
        db
          .update(clinic)
          .set({ closedAt })
          .where(and(its, closedAt === null ? withIt : isNull(clinic.closedAt)))
          .returning({ id: clinic.id })
          .execute(),
      );
      await run(() => db.update(organisation).set({ closedAt }).where(eq(organisation.id, id)).execute());
      return changed.map((row) => row.id);
    },
    async add(added) {
      const addedClinic = db.$with('added_clinic').as(db.insert(clinic).values(added).returning({ id: clinic.id }));
      const own = db
        .$with('own')
        .as(
          db
            .insert(clinicSlug)
            .values({ slug: added.slug, clinicId: added.id })
            .onConflictDoNothing()
            .returning({ slug: clinicSlug.slug }),
        );
      await run(() => db.with(addedClinic, own).insert(waitingArea).values({ clinicId: added.id }).execute());
    },
    byId: async (id) => (await clinicsWhere(eq(clinic.id, id)))[0] ?? null,
    // PostgreSQL takes no text with a zero character in it, and an address may hold one.
    bySlug: async (slug) => (isSlug(slug) ? ((await clinicsWhere(eq(clinic.slug, slug)))[0] ?? null) : null),
    async byAnySlug(slug) {
      if (!isSlug(slug)) return null;
      const owner = db.select({ id: clinicSlug.clinicId }).from(clinicSlug).where(eq(clinicSlug.slug, slug));
      return (await clinicsWhere(inArray(clinic.id, owner)))[0] ?? null;
    },
    byIds: (ids) => clinicsWhere(inArray(clinic.id, [...ids])),
    ofOrganisation: (id) => clinicsWhere(eq(clinic.organisationId, id)),
    search: (id, search, page) => pageOf(fits(id, search), page),
    inUse: (scope, text, page) =>
      pageOf(and(isIn(scope), or(isNull(clinic.closedAt), hasCallers), isNamed(text)), page, [
        ...organisationOrder,
        ...clinicOrder,
      ]),
    destinations: ({ from, among, across, text }, page) =>
      pageOf(
        and(
          inArray(clinic.id, [...among]),
          ne(clinic.id, from.id),
          isNull(clinic.closedAt),
          takesCallersIn,
          across
            ? or(eq(clinic.organisationId, from.organisationId), receivesFromOutside)
            : eq(clinic.organisationId, from.organisationId),
          isNamed(text),
        ),
        page,
        [...organisationOrder, ...clinicOrder],
      ),
    async countOpen(scope) {
      const rows = await run(() =>
        db
          .select({ id: clinic.organisationId, open: count() })
          .from(clinic)
          .where(and(isIn(scope), isNull(clinic.closedAt)))
          .groupBy(clinic.organisationId)
          .execute(),
      );
      return new Map(rows.map(({ id, open }) => [id, open]));
    },
    async rename(id, seen, to) {
      const own = db
        .$with('own')
        .as(
          db
            .insert(clinicSlug)
            .values({ slug: to.slug, clinicId: id })
            .onConflictDoNothing()
            .returning({ slug: clinicSlug.slug }),
        );
      const renamed = await run(() =>
        db
          .with(own)
          .update(clinic)
          .set(nameAndSlug(to))
          .where(and(eq(clinic.id, id), eq(clinic.name, seen.name), eq(clinic.slug, seen.slug)))
          .returning({ id: clinic.id })
          .execute(),
      );
      return renamed.length === 1;
    },
    async setClosed(id, closedAt) {
      await run(() => db.update(clinic).set({ closedAt }).where(eq(clinic.id, id)).execute());
    },
    async forgetFormerSlug(id, slug) {
      await run(() =>
        db
          .delete(clinicSlug)
          .where(and(eq(clinicSlug.clinicId, id), eq(clinicSlug.slug, slug)))
          .execute(),
      );
    },
  };
}

const nameAndSlug = ({ name, slug }: NameAndSlug): NameAndSlug => ({ name, slug });

/** Part of its name or slug, or of its organisation's name. */
function isNamed(text: string): SQL | undefined {
  if (text === '') return undefined;
  return sql`(strpos(lower(${clinic.name}), lower(${text})) > 0 or strpos(${clinic.slug}, lower(${text})) > 0 or strpos(lower(${organisation.name}), lower(${text})) > 0)`;
}

/** Whether the waiting area is switched on, as `waitingAreaSwitch` says it; on where it says nothing. */
const takesCallersIn = sql`coalesce((select value ->> 'isOn' from clinic_setting where clinic_id = ${clinic.id} and key = 'waitingAreaSwitch'), 'true') = 'true'`;

/** Whether callers of other organisations are taken, as `transfersAcross` says it here or above; not where it says nothing. */
const receivesFromOutside = sql`coalesce((select value ->> 'receives' from clinic_setting where clinic_id = ${clinic.id} and key = 'transfersAcross'), (select value ->> 'receives' from organisation_setting where organisation_id = ${clinic.organisationId} and key = 'transfersAcross'), 'false') = 'true'`;

function isIn({ organisations, clinics }: ClinicScope): SQL | undefined {
  return or(inArray(clinic.organisationId, [...organisations]), inArray(clinic.id, [...clinics]));
}

/**
 * Whether somebody is still inside, as the index of open stays says it. One row of it is asked for; an `exists` lets the
 * planner read all open stays of all clinics instead.
 */
const hasCallers = sql`(select true from ${consultation} where ${consultation.clinicId} = ${clinic.id} and ${consultation.status} in ('waiting', 'being-seen', 'on-hold') limit 1)`;

/** What the clinic of a row sets. */
const clinicSets = sql<unknown>`(select jsonb_object_agg(key, value) from clinic_setting where clinic_id = ${clinic.id} and value is not null)`;

/** What its organisation sets: once for all of its clinics in the answer, since a policy may be long. */
const organisationSets = sql<unknown>`case when row_number() over (partition by ${clinic.organisationId}) = 1 then (select coalesce(jsonb_object_agg(key, value), '{}') from organisation_setting where organisation_id = ${clinic.organisationId} and value is not null) end`;

// In the order of bytes whatever the server's locale, as in memory.
const organisationOrder = [sql`${organisation.name} collate "C"`, sql`${organisation.slug} collate "C"`];
const clinicOrder = [sql`${clinic.name} collate "C"`, sql`${clinic.slug} collate "C"`];
