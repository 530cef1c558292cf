import { isOpen, settingsOf, type Clinic, type ClinicScope, type OrganisationId } from '@anteroom/domain';
import type { MemoryAccess } from '../../database/memory/memory-access.ts';
import { mustHold } from '../../database/memory/memory-access.ts';
import { overridesIn } from '../../database/memory/memory-overrides.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { ClinicInOrganisation, ClinicStore, NameAndSlug } from './clinic-store.ts';

/** Organisations and clinics in memory. */
export function createMemoryClinicStore({ run }: MemoryAccess): ClinicStore {
  return {
    addOrganisation: (organisation) =>
      run(({ organisations, organisationSlugs }) => {
        const taken = organisations.select(({ id, slug }) => id === organisation.id || slug === organisation.slug);
        mustHold(taken.length === 0, 'organisation_slug_unique');
        claim(organisationSlugs, organisation.slug, organisation.id, 'organisation_slug_own_fk');
        organisations.set(organisation.id, organisation);
      }),
    organisations: () => run(({ organisations }) => organisations.select().sort(byName)),
    organisationsByIds: (ids) =>
      run(({ organisations }) => organisations.select(({ id }) => ids.includes(id)).sort(byName)),
    organisationBySlug: (slug) =>
      run(({ organisations }) => organisations.select((organisation) => organisation.slug === slug)[0] ?? null),
    organisationByAnySlug: (slug) =>
      run(({ organisations, organisationSlugs }) => {
        const id = organisationSlugs.get(slug);
        return id === undefined ? null : (organisations.get(id) ?? null);
      }),
    renameOrganisation: (id, seen, to) =>
      run(({ organisations, organisationSlugs }) => {
        const organisation = organisations.get(id);
        if (organisation === undefined || !isCalled(organisation, seen)) return false;
        const taken = organisations.select((other) => other.slug === to.slug && other.id !== id);
        mustHold(taken.length === 0, 'organisation_slug_unique');
        claim(organisationSlugs, to.slug, id, 'organisation_slug_own_fk');
        organisations.set(id, { ...organisation, name: to.name, slug: to.slug });
        return true;
      }),
    setOrganisationClosed: (id, closedAt) =>
      run(({ organisations, clinics }) => {
        const organisation = organisations.get(id);
        if (organisation === undefined) return [];
        // Those of which the organisation's own time tells that they were closed with it.
        const before = closedAt === null ? organisation.closedAt : null;
        const changed = clinics.select((one) => one.organisationId === id && one.closedAt === before);
        for (const clinic of changed) clinics.set(clinic.id, { ...clinic, closedAt });
        organisations.set(id, { ...organisation, closedAt });
        return changed.map((clinic) => clinic.id);
      }),
    add: (clinic) =>
      run(({ organisations, clinics, clinicSlugs, waitingAreas }) => {
        const taken = clinics.select(({ id, slug }) => id === clinic.id || slug === clinic.slug);
        mustHold(taken.length === 0, 'clinic_slug_unique');
        mustHold(organisations.has(clinic.organisationId), 'clinic_organisation_id_organisation_id_fk');
        claim(clinicSlugs, clinic.slug, clinic.id, 'clinic_slug_own_fk');
        clinics.set(clinic.id, clinic);
        waitingAreas.set(clinic.id, 0);
      }),
    byId: (id) => run((tables) => select(tables, (clinic) => clinic.id === id)[0] ?? null),
    bySlug: (slug) => run((tables) => select(tables, (clinic) => clinic.slug === slug)[0] ?? null),
    byAnySlug: (slug) =>
      run((tables) => {
        const id = tables.clinicSlugs.get(slug);
        return id === undefined ? null : (select(tables, (clinic) => clinic.id === id)[0] ?? null);
      }),
    byIds: (ids) => run((tables) => select(tables, (clinic) => ids.includes(clinic.id))),
    ofOrganisation: (id) => run((tables) => select(tables, (clinic) => clinic.organisationId === id)),
    search: (id, { text, closed, among }, { limit, offset }) =>
      run((tables) => {
        const wanted = text.toLowerCase();
        const found = select(
          tables,
          (clinic) =>
            clinic.organisationId === id &&
            (clinic.closedAt !== null) === closed &&
            (among === null || among.includes(clinic.id)) &&
            (clinic.name.toLowerCase().includes(wanted) || clinic.slug.includes(wanted)),
        );
        return { clinics: found.slice(offset, offset + limit), total: found.length };
      }),
    inUse: (scope, text, { limit, offset }) =>
      run((tables) => {
        const wanted = text.toLowerCase();
        const found = select(tables, (clinic) => isIn(scope, clinic) && isInUse(tables, clinic))
          .filter(({ clinic, organisation }) =>
            [clinic.name.toLowerCase(), clinic.slug, organisation.name.toLowerCase()].some((words) =>
              words.includes(wanted),
            ),
          )
          .sort((left, right) => byName(left.organisation, right.organisation) || byName(left.clinic, right.clinic));
        return { clinics: found.slice(offset, offset + limit), total: found.length };
      }),
    destinations: ({ from, among, across, text }, { limit, offset }) =>
      run((tables) => {
        const wanted = text.toLowerCase();
        const found = select(tables, ({ id }) => among.includes(id) && id !== from.id)
          .filter(({ clinic, settings }) => {
            if (clinic.closedAt !== null || !settings.waitingAreaSwitch.isOn) return false;
            return clinic.organisationId === from.organisationId || (across && settings.transfersAcross.receives);
          })
          .filter(({ clinic, organisation }) =>
            [clinic.name.toLowerCase(), clinic.slug, organisation.name.toLowerCase()].some((words) =>
              words.includes(wanted),
            ),
          )
          .sort((left, right) => byName(left.organisation, right.organisation) || byName(left.clinic, right.clinic));
        return { clinics: found.slice(offset, offset + limit), total: found.length };
      }),
    countOpen: (scope) =>
      run(({ clinics }) => {
        const counts = new Map<OrganisationId, number>();
        for (const clinic of clinics.select((found) => found.closedAt === null && isIn(scope, found)))
          counts.set(clinic.organisationId, (counts.get(clinic.organisationId) ?? 0) + 1);
        return counts;
      }),
    rename: (id, seen, to) =>
      run(({ clinics, clinicSlugs }) => {
        const clinic = clinics.get(id);
        if (clinic === undefined || !isCalled(clinic, seen)) return false;
        const taken = clinics.select((other) => other.slug === to.slug && other.id !== id);
        mustHold(taken.length === 0, 'clinic_slug_unique');
        claim(clinicSlugs, to.slug, id, 'clinic_slug_own_fk');
        clinics.set(id, { ...clinic, name: to.name, slug: to.slug });
        return true;
      }),
    setClosed: (id, closedAt) =>
      run(({ clinics }) => {
        const clinic = clinics.get(id);
        if (clinic !== undefined) clinics.set(id, { ...clinic, closedAt });
      }),
    forgetFormerSlug: (id, slug) =>
      run(({ clinics, clinicSlugs }) => {
        mustHold(clinics.get(id)?.slug !== slug, 'clinic_slug_own_fk');
        if (clinicSlugs.get(slug) === id) clinicSlugs.delete(slug);
      }),
  };
}

/** A slug is somebody's for good, once they have had it. */
function claim<Id>(
  slugs: { get(slug: string): Id | undefined; set(slug: string, id: Id): void },
  slug: string,
  id: Id,
  constraint: string,
): void {
  const owner = slugs.get(slug);
  mustHold(owner === undefined || owner === id, constraint);
  slugs.set(slug, id);
}

function isIn({ organisations, clinics }: ClinicScope, { id, organisationId }: Clinic): boolean {
  return organisations.includes(organisationId) || clinics.includes(id);
}

function isInUse({ consultations }: MemoryTables, { id, closedAt }: Clinic): boolean {
  if (closedAt === null) return true;
  return consultations.select(({ consultation }) => consultation.clinicId === id && isOpen(consultation)).length > 0;
}

function isCalled(it: NameAndSlug, seen: NameAndSlug): boolean {
  return it.name === seen.name && it.slug === seen.slug;
}

function select(
  tables: MemoryTables,
  fits: (clinic: ClinicInOrganisation['clinic']) => boolean,
): ClinicInOrganisation[] {
  return tables.clinics
    .select(fits)
    .sort(byName)
    .flatMap((clinic) => {
      const organisation = tables.organisations.get(clinic.organisationId);
      if (organisation === undefined) return [];
      const above = overridesIn(tables, { organisationId: organisation.id }).overrides;
      const own = overridesIn(tables, { clinicId: clinic.id }).overrides;
      return [{ clinic, organisation, settings: settingsOf(above, own) }];
    });
}

interface Named {
  readonly name: string;
  readonly slug: string;
}

/** By name as bytes; two of one name by slug. */
function byName(left: Named, right: Named): number {
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  return left.slug === right.slug ? 0 : left.slug < right.slug ? -1 : 1;
}
