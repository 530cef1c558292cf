import type { SettingKey } from '@anteroom/domain';
import { parseOverrides } from '@anteroom/protocol';
import type { Scope, StoredOverrides } from '../../features/settings/setting-store.ts';
import type { MemoryTables } from './memory-tables.ts';

/** The id under which the settings of a place are kept. */
export const idOfScope = (scope: Scope): string => ('clinicId' in scope ? scope.clinicId : scope.organisationId);

/** What is set in one place. */
export function overridesIn({ settings }: MemoryTables, scope: Scope): StoredOverrides {
  const rows = settings.select(({ of }) => of === idOfScope(scope));
  const set = rows.filter(({ value }) => value !== undefined);
  return {
    overrides: parseOverrides(Object.fromEntries(set.map(({ key, value }) => [key, value]))),
    revisions: new Map<SettingKey, number>(rows.map(({ key, revision }) => [key, revision])),
  };
}
