import { type SettingKey } from '@anteroom/domain';
import { parseOverrides } from '@anteroom/protocol';
import { mustHold, type MemoryAccess } from '../../database/memory/memory-access.ts';
import type { MemoryTables } from '../../database/memory/memory-tables.ts';
import type { PictureStore, Scope, SettingStore, StoredOverrides } from './setting-store.ts';

/** What organisations and clinics have set, in memory. */
export function createMemorySettingStore({ run }: MemoryAccess): SettingStore {
  return {
    of: (scope) => run((tables) => overridesIn(tables, scope)),
    change: (scope, { key, value }, seen) =>
      run((tables) => {
        mustExist(tables, scope, 'setting');
        const place = `${idOf(scope)} ${key}`;
        const revision = tables.settings.get(place)?.revision ?? 0;
        if (revision !== seen) return false;
        tables.settings.set(place, { of: idOf(scope), key, value, revision: revision + 1 });
        return true;
      }),
  };
}

/** Logos in memory. */
export function createMemoryPictureStore({ run }: MemoryAccess): PictureStore {
  return {
    put: (scope, picture) =>
      run((tables) => {
        mustExist(tables, scope, 'picture');
        tables.pictures.set(idOf(scope), picture);
      }),
    drop: (scope) => run(({ pictures }) => pictures.delete(idOf(scope))),
    byHash: (hash) => run(({ pictures }) => pictures.select((picture) => picture.hash === hash)[0] ?? null),
  };
}

/** What is set in one place. */
export function overridesIn({ settings }: MemoryTables, scope: Scope): StoredOverrides {
  const rows = settings.select(({ of }) => of === idOf(scope));
  const set = rows.filter(({ value }) => value !== undefined);
  return {
    overrides: parseOverrides(Object.fromEntries(set.map(({ key, value }) => [key, value]))),
    revisions: new Map<SettingKey, number>(rows.map(({ key, revision }) => [key, revision])),
  };
}

const idOf = (scope: Scope): string => ('clinicId' in scope ? scope.clinicId : scope.organisationId);

function mustExist({ clinics, organisations }: MemoryTables, scope: Scope, table: string): void {
  if ('clinicId' in scope) mustHold(clinics.has(scope.clinicId), `clinic_${table}_clinic_id_clinic_id_fk`);
  else mustHold(organisations.has(scope.organisationId), `organisation_${table}_organisation_id_organisation_id_fk`);
}
