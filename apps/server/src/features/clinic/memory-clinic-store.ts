import type { MemoryAccess } from '../../database/memory/memory-access.ts';
import { mustHold } from '../../database/memory/memory-access.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { ClinicInOrganisation, ClinicStore } from './clinic-store.ts';

/** Organisations and clinics in memory. */
export function createMemoryClinicStore({ run }: MemoryAccess): ClinicStore {
  return {
    addOrganisation: (organisation) =>
      run(({ organisations }) => {
        const taken = organisations.select(({ id, slug }) => id === organisation.id || slug === organisation.slug);
        mustHold(taken.length === 0, 'organisation_slug_unique');
        organisations.set(organisation.id, organisation);
      }),
    organisations: () => run(({ organisations }) => organisations.select().sort(byName)),
    organisationBySlug: (slug) =>
      run(({ organisations }) => organisations.select((organisation) => organisation.slug === slug)[0] ?? null),
    add: (clinic) =>
      run(({ organisations, clinics, waitingAreas }) => {
        const taken = clinics.select(({ id, slug }) => id === clinic.id || slug === clinic.slug);
        mustHold(taken.length === 0, 'clinic_slug_unique');
        mustHold(organisations.has(clinic.organisationId), 'clinic_organisation_id_organisation_id_fk');
        clinics.set(clinic.id, clinic);
        waitingAreas.set(clinic.id, 0);
      }),
    byId: (id) => run((tables) => select(tables, (clinic) => clinic.id === id)[0] ?? null),
    bySlug: (slug) => run((tables) => select(tables, (clinic) => clinic.slug === slug)[0] ?? null),
    byIds: (ids) => run((tables) => select(tables, (clinic) => ids.includes(clinic.id))),
    ofOrganisation: (id) => run((tables) => select(tables, (clinic) => clinic.organisationId === id)),
  };
}

function select(
  { clinics, organisations }: MemoryTables,
  fits: (clinic: ClinicInOrganisation['clinic']) => boolean,
): ClinicInOrganisation[] {
  return clinics
    .select(fits)
    .sort(byName)
    .flatMap((clinic) => {
      const organisation = organisations.get(clinic.organisationId);
      return organisation === undefined ? [] : [{ clinic, organisation }];
    });
}

interface Named {
  readonly name: string;
  readonly slug: string;
}

/** By name as bytes; two of one name by slug. */
function byName(left: Named, right: Named): number {
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  return left.slug < right.slug ? -1 : 1;
}
