import type { SettingKey, Settings } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { errorText } from '../../errors/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { isSame } from './settings.ts';
import type { SettingsPanel } from './use-settings-panel.ts';
import './settings.css';

/** What a field of a setting works with. */
export interface SettingControl<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled: boolean;
  readonly error: string | undefined;
}

export interface SettingProps<Key extends SettingKey> {
  readonly panel: SettingsPanel;
  readonly name: Key;
  /** What the setting is called, for the words around the field. */
  readonly label: string;
  /** A value in a few words, for *Organisation: …*. */
  readonly words?: (value: Settings[Key]) => string;
  readonly children: (control: SettingControl<Settings[Key]>) => ReactNode;
}

/** One setting: its field, where its value comes from, and the way back (S10). */
export function Setting<Key extends SettingKey>({
  panel,
  name,
  label,
  words,
  children,
}: SettingProps<Key>): ReactElement {
  const { t, i18n } = useLingui();
  const draft = panel.drafts[name];
  const isHere = panel.view.here[name] !== undefined;
  const may = panel.may(name);
  const refusal = panel.refused?.key === name && panel.refused.code !== 'conflict' ? panel.refused.code : undefined;
  const isStale = draft !== undefined && draft.revision !== (panel.view.revisions[name] ?? 0);
  const current = words?.(panel.effective[name]) ?? '';
  const isMarked = draft !== undefined || isHere;
  return (
    <div className={isMarked ? 'setting is-own' : 'setting'} data-setting={name}>
      {children({
        value: draft === undefined ? panel.effective[name] : draft.value,
        onChange: (value) => panel.change(name, value),
        isDisabled: !may,
        error: refusal === undefined ? undefined : errorText(i18n, refusal),
      })}
      <div className="setting-foot">
        <Source panel={panel} name={name} isDraft={draft !== undefined} />
        {may && draft === undefined && isHere && (
          <>
            <Inherited panel={panel} name={name} words={words} />
            <Button
              look="quiet"
              size="small"
              icon="reconnect"
              isPending={panel.isSaving}
              aria-label={panel.view.clinic === null ? t`Return ${label} to the default` : t`Return ${label} to it`}
              onPress={() => panel.giveBack(name)}
            >
              {panel.view.clinic === null ? t`Return to the default` : t`Return to it`}
            </Button>
          </>
        )}
        {may && draft === undefined && !isHere && panel.view.clinic !== null && (
          <Button
            look="quiet"
            size="small"
            isPending={panel.isSaving}
            aria-label={t`Keep ${label} here`}
            onPress={() => panel.set(name, panel.effective[name])}
          >
            {t`Keep it here`}
          </Button>
        )}
        {!may && <small>{t`Only an administrator may change this.`}</small>}
      </div>
      {isStale && (
        <div className="setting-stale" role="alert">
          <span>
            {t`Somebody else changed this meanwhile.`}
            {current !== '' && !isSame(draft.value, panel.effective[name]) && <> {t`It is now: ${current}`}</>}
          </span>
          <Button size="small" onPress={() => panel.discard([name])}>{t`Take theirs`}</Button>
          <Button size="small" onPress={() => panel.keepMine(name)}>{t`Keep mine`}</Button>
        </div>
      )}
    </div>
  );
}

/** What it would be without the own value. */
function Inherited<Key extends SettingKey>({
  panel,
  name,
  words,
}: Pick<SettingProps<Key>, 'panel' | 'name'> & {
  readonly words: SettingProps<Key>['words'] | undefined;
}): ReactElement | null {
  const { t } = useLingui();
  if (words === undefined) return null;
  const value = words(panel.inherited[name]);
  return (
    <small>
      {panel.view.clinic === null || panel.view.organisationSets[name] === undefined
        ? t`Default: “${value}”`
        : t`Organisation: “${value}”`}
    </small>
  );
}

/** The mark that every value wears. */
function Source({
  panel,
  name,
  isDraft,
}: {
  readonly panel: SettingsPanel;
  readonly name: SettingKey;
  readonly isDraft: boolean;
}): ReactElement {
  const { t } = useLingui();
  const { view } = panel;
  if (isDraft)
    return (
      <span className="source is-draft">
        <Icon name="warn" size="s" />
        {t`Not saved yet`}
      </span>
    );
  if (view.here[name] !== undefined)
    return (
      <span className="source is-own">
        <Icon name="sliders" size="s" />
        {view.clinic === null ? t`Set here` : t`Changed here`}
      </span>
    );
  const organisation = view.organisation.name;
  return (
    <span className="source">
      <Icon name={view.organisationSets[name] === undefined ? 'info' : 'grid'} size="s" />
      {view.clinic !== null && view.organisationSets[name] !== undefined ? t`From ${organisation}` : t`Default`}
    </span>
  );
}
