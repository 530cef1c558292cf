import type { PersonId } from '@anteroom/domain';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import { idOfScope, overridesIn } from '../../database/memory/memory-overrides.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { PictureStore, Scope, SettingStore } from './setting-store.ts';

/** What organisations and clinics have set, in memory. */
export function createMemorySettingStore({ run }: MemoryAccess): SettingStore {
  return {
    of: (scope) => run((tables) => overridesIn(tables, scope)),
    change: (scope, { key, value }, seen) =>
      run((tables) => {
        mustExist(tables, scope, 'setting');
        const place = `${idOfScope(scope)} ${key}`;
        const revision = tables.settings.get(place)?.revision ?? 0;
        if (revision !== seen) return false;
        tables.settings.set(place, { of: idOfScope(scope), key, value, revision: revision + 1 });
        return true;
      }),
    idleLocksOf: (person) =>
      run((tables) => {
        const { clinics, clinicRoles, organisationRoles, serviceReferrers } = tables;
        const isTheirs = ({ personId }: { readonly personId: PersonId }) => personId === person;
        const inClinics = [...clinicRoles.select(isTheirs), ...serviceReferrers.select(isTheirs)];
        const places = new Set([
          ...organisationRoles.select(isTheirs).map(({ organisationId }) => organisationId),
          ...inClinics.flatMap(({ clinicId }) => clinics.get(clinicId)?.organisationId ?? []),
        ]);
        return [...places].map(
          (organisationId) => overridesIn(tables, { organisationId }).overrides.idleLockMinutes ?? null,
        );
      }),
  };
}

/** Logos in memory. */
export function createMemoryPictureStore({ run }: MemoryAccess): PictureStore {
  return {
    put: (scope, picture) =>
      run((tables) => {
        mustExist(tables, scope, 'picture');
        tables.pictures.set(idOfScope(scope), picture);
      }),
    drop: (scope) => run(({ pictures }) => pictures.delete(idOfScope(scope))),
    byHash: (hash) => run(({ pictures }) => pictures.select((picture) => picture.hash === hash)[0] ?? null),
  };
}

function mustExist({ clinics, organisations }: MemoryTables, scope: Scope, table: string): void {
  if ('clinicId' in scope) mustHold(clinics.has(scope.clinicId), `clinic_${table}_clinic_id_clinic_id_fk`);
  else mustHold(organisations.has(scope.organisationId), `organisation_${table}_organisation_id_organisation_id_fk`);
}
