import { settingDefinitions, type SettingKey, type Settings } from '@anteroom/domain';
import type { SettingsView } from '@anteroom/protocol';
import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useStore } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { RestError } from '../../rest/rest-client.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { mayIn } from '../session/may.ts';
import { sessionQuery, useSession } from '../session/session.ts';
import { mayInOrganisation } from '../organisation/organisations.ts';
import {
  changeOf,
  draftsOf,
  isSame,
  saveSettings,
  settingsQuery,
  uploadLogo,
  type Address,
  type Drafts,
} from './settings.ts';

/** Settings as a page shows and changes them. */
export interface SettingsPanel {
  readonly view: SettingsView;
  readonly effective: Settings;
  readonly inherited: Settings;
  readonly drafts: Drafts;
  readonly isSaving: boolean;
  /** The field that the server refused last, and the code. */
  readonly refused: { readonly key: string; readonly code: RestError['code'] } | null;
  change<Key extends SettingKey>(key: Key, value: Settings[Key]): void;
  /** Saves a value at once: a draft isn't worth it for one press. */
  set<Key extends SettingKey>(key: Key, value: Settings[Key]): void;
  discard(keys?: readonly SettingKey[]): void;
  /** Makes a draft stand on what somebody else has saved meanwhile. */
  keepMine(key: SettingKey): void;
  save(): void;
  /** Gives a value back, at once. */
  giveBack(key: SettingKey): void;
  upload(data: string): void;
  /** Whether one may change a setting here. */
  may(key: SettingKey): boolean;
}

/** Wires the settings of a place to a page. */
export function useSettingsPanel(address: Address, view: SettingsView): SettingsPanel {
  const { i18n, t } = useLingui();
  const { toast, announce } = useAnnouncer();
  const queries = useQueryClient();
  const me = useSession();
  const store = draftsOf(address);
  const drafts = useStore(store);
  const effective: Settings = view.effective;
  const inherited: Settings = view.inherited;
  const revisionOf = (key: SettingKey): number => view.revisions[key] ?? 0;

  const mutation = useMutation({
    mutationFn: (work: () => Promise<SettingsView>) => work(),
    onSuccess(saved) {
      queries.setQueryData(settingsQuery(address).queryKey, saved);
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      announce(t`Saved.`, 'polite');
    },
    onError(error) {
      const { code, field } = error instanceof RestError ? error : { code: 'server-error' as const, field: undefined };
      // What others saved meanwhile shows beside the own draft.
      if (code === 'conflict') void queries.invalidateQueries({ queryKey: settingsQuery(address).queryKey });
      if (field === undefined || code === 'forbidden') toast(errorText(i18n, code), 'failed');
    },
  });
  const run = (work: () => Promise<SettingsView>, done?: () => void): void =>
    mutation.mutate(work, done === undefined ? {} : { onSuccess: done });

  return {
    view,
    effective,
    inherited,
    drafts,
    isSaving: mutation.isPending,
    refused:
      mutation.error instanceof RestError && mutation.error.field !== undefined
        ? { key: mutation.error.field, code: mutation.error.code }
        : null,
    change(key, value) {
      if (mutation.isError) mutation.reset();
      if (isSame(value, effective[key]) && drafts[key]?.revision === revisionOf(key)) store.drop([key]);
      else store.change(key, value, drafts[key]?.revision ?? revisionOf(key));
    },
    set(key, value) {
      run(
        () => saveSettings(address, changeOf({ [key]: { value, revision: revisionOf(key) } })),
        () => store.drop([key]),
      );
    },
    discard(keys) {
      mutation.reset();
      store.drop(keys ?? allKeys(drafts));
    },
    keepMine(key) {
      const draft = drafts[key];
      if (draft !== undefined) store.change(key, draft.value, revisionOf(key));
    },
    save() {
      const saved = allKeys(drafts);
      run(
        () => saveSettings(address, changeOf(drafts)),
        () => store.drop(saved),
      );
    },
    giveBack(key) {
      run(
        () => saveSettings(address, { set: [], inherit: [{ key, revision: revisionOf(key) }] }),
        () => store.drop([key]),
      );
    },
    upload: (data) => run(() => uploadLogo(address, data, revisionOf('logo'))),
    may(key) {
      const { organisation, clinic } = settingDefinitions[key];
      if (view.clinic === null)
        return organisation !== null && mayInOrganisation(me, view.organisation.id, organisation);
      return clinic !== null && mayIn(me, { id: view.clinic.id, organisationId: view.organisation.id })(clinic);
    },
  };
}

function allKeys(drafts: Drafts): SettingKey[] {
  const keys: SettingKey[] = [];
  let key: SettingKey;
  for (key in settingDefinitions) if (drafts[key] !== undefined) keys.push(key);
  return keys;
}
