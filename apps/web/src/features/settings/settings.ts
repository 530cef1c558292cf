import type { SettingKey, Settings } from '@anteroom/domain';
import { routes, settingValue, type SettingsChange, type SettingsView } from '@anteroom/protocol';
import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { createStore, type Store } from '../../connection/store.ts';
import { justRead } from '../../rest/just-read.ts';
import { rest } from '../../rest/rest-client.ts';

/** A clinic or an organisation by its slug. */
export type Address = { readonly clinic: string } | { readonly organisation: string };

/** What is set there. Everything below `['settings']` is asked anew when settings change anywhere in sight. */
export function settingsQuery(address: Address) {
  return 'clinic' in address
    ? queryOptions({
        queryKey: ['settings', 'clinic', address.clinic],
        staleTime: justRead,
        queryFn: () => rest(routes.clinicSettings, { params: address, body: {} }),
      })
    : queryOptions({
        queryKey: ['settings', 'organisation', address.organisation],
        staleTime: justRead,
        queryFn: () => rest(routes.organisationSettings, { params: address, body: {} }),
      });
}

/** Saves changes; all of them or none. */
export function saveSettings(address: Address, body: SettingsChange): Promise<SettingsView> {
  return 'clinic' in address
    ? rest(routes.changeClinicSettings, { params: address, body })
    : rest(routes.changeOrganisationSettings, { params: address, body });
}

/** Puts a picture in place of the logo. @param data as base64 */
export function uploadLogo(address: Address, data: string, revision: number): Promise<SettingsView> {
  const body = { data, revision };
  return 'clinic' in address
    ? rest(routes.uploadClinicLogo, { params: address, body })
    : rest(routes.uploadOrganisationLogo, { params: address, body });
}

/** What somebody has changed in a form and not saved yet, with the revision that they saw. */
export type Drafts = {
  readonly [Key in SettingKey]?: { readonly value: Settings[Key]; readonly revision: number };
};

/** The drafts of one organisation's or clinic's settings. */
export interface DraftStore extends Store<Drafts> {
  change<Key extends SettingKey>(key: Key, value: Settings[Key], revision: number): void;
  drop(keys: readonly SettingKey[]): void;
}

const stores = new Map<string, DraftStore>();

/** The drafts of a place; they outlive the page, so that nobody types twice who has looked something up. */
export function draftsOf(address: Address): DraftStore {
  const name = 'clinic' in address ? `clinic ${address.clinic}` : `organisation ${address.organisation}`;
  const known = stores.get(name);
  if (known !== undefined) return known;
  const made = createDrafts();
  stores.set(name, made);
  return made;
}

/** Makes an empty store of drafts. */
export function createDrafts(): DraftStore {
  const store = createStore<Drafts>({});
  return {
    read: store.read,
    subscribe: store.subscribe,
    change(key, value, revision) {
      store.set({ ...store.read(), [key]: { value, revision } });
    },
    drop(keys) {
      const left: [string, unknown][] = Object.entries(store.read()).filter(
        ([key]) => !keys.some((each) => each === key),
      );
      store.set(Object.fromEntries(left));
    },
  };
}

/** The request that saves these drafts. */
export function changeOf(drafts: Drafts): SettingsChange {
  const set = Object.entries(drafts).map(([key, { value, revision }]) => ({
    setting: z.parse(settingValue, { key, value }),
    revision,
  }));
  return { set, inherit: [] };
}

/** Whether two values of a setting are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
