import {
  houseAccent,
  settingKeys,
  settingsOf,
  type ClinicId,
  type OrganisationId,
  type Overrides,
} from '@anteroom/domain';
import type { SettingsView } from '@anteroom/protocol';
import type { Stores } from '../../database/database.ts';
import type { PlacedClinic } from '../clinic/read-model.ts';
import type { Scope as StoredScope, StoredOverrides } from './setting-store.ts';

/** Whose settings or files it is. */
export type Scope = StoredScope;

/** Tells everybody who sees it that settings or a name have changed; nobody waits for it. */
export type TellSettings = (organisationId: OrganisationId, clinicId: ClinicId | null) => void;

/** Rises with every change of how colours are made of an accent: browsers keep a sheet for good. */
export const brandVersion = 1;

/** The address of the style sheet that dresses a page in an accent; null for Anteroom's own, which needs none. */
export function brandSheetAddress(accent: string): string | null {
  return accent === houseAccent ? null : `/brand/${brandVersion}-${accent.slice(1)}.css`;
}

/** Where settings are looked at: a clinic, or an organisation itself. */
export type SettingsPlace = Pick<PlacedClinic, 'organisation'> & { readonly clinic: PlacedClinic['clinic'] | null };

/** What is set in a place, what it inherits, and what holds (S10). */
export async function readSettings(stores: Stores, { organisation, clinic }: SettingsPlace): Promise<SettingsView> {
  const above = await stores.settings.of({ organisationId: organisation.id });
  const own = clinic === null ? above : await stores.settings.of({ clinicId: clinic.id });
  const effective = clinic === null ? settingsOf(above.overrides) : settingsOf(above.overrides, own.overrides);
  const inherited = clinic === null ? settingsOf({}) : settingsOf(above.overrides);
  return {
    organisation: { id: organisation.id, slug: organisation.slug, name: organisation.name },
    clinic: clinic === null ? null : { id: clinic.id, slug: clinic.slug, name: clinic.name, closedAt: clinic.closedAt },
    effective: forWire(effective),
    inherited: forWire(inherited),
    here: forWireSome(own.overrides),
    organisationSets: forWireSome(above.overrides),
    revisions: revisionsOf(own),
  };
}

function revisionsOf({ revisions }: StoredOverrides): Record<string, number> {
  return Object.fromEntries(settingKeys.map((key) => [key, revisions.get(key) ?? 0]));
}

/** The same with lists that the wire may own. */
function forWire(settings: ReturnType<typeof settingsOf>): SettingsView['effective'] {
  return { ...settings, languages: [...settings.languages], shareTemplates: [...settings.shareTemplates] };
}

function forWireSome(overrides: Overrides): SettingsView['here'] {
  const { languages, shareTemplates, ...rest } = overrides;
  return {
    ...rest,
    ...(languages === undefined ? {} : { languages: [...languages] }),
    ...(shareTemplates === undefined ? {} : { shareTemplates: [...shareTemplates] }),
  };
}
