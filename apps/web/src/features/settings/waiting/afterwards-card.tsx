import { hostOf, isWebLink, linkLimit, thanksLimit, type Afterwards } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { Card } from '../../../ui/feedback.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Setting, type SettingControl } from '../setting.tsx';
import type { SettingsPanel } from '../use-settings-panel.ts';
import { WordsField } from './words-field.tsx';

/** What callers find after their visit: thanks, a page of the clinic, or a question (E11). */
export function AfterwardsCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const clinic = panel.view.clinic;
  const kinds = useKinds();
  return (
    <Card className="settings-card">
      <h2>{t`After the visit`}</h2>
      <Setting
        panel={panel}
        name="afterwards"
        label={t`After the visit`}
        words={(after) => (after.kind === 'page' ? hostOf(after.url) : kinds[after.kind])}
      >
        {(control) => <Choice {...control} />}
      </Setting>
      {clinic !== null && (
        <p className="hint">
          <Link to="/clinics/$clinic/survey" params={{ clinic: clinic.slug }}>{t`See the answers to the survey`}</Link>
        </p>
      )}
    </Card>
  );
}

function useKinds(): Readonly<Record<Afterwards['kind'], string>> {
  const { t } = useLingui();
  return { thanks: t`Thanks`, page: t`Your own page`, survey: t`A survey` };
}

const empty: Readonly<Record<Afterwards['kind'], Afterwards>> = {
  thanks: { kind: 'thanks', words: [] },
  page: { kind: 'page', url: 'https://' },
  survey: { kind: 'survey', words: [] },
};

function Choice({ value, onChange, isDisabled, error }: SettingControl<Afterwards>): ReactElement {
  const { t } = useLingui();
  const kinds = useKinds();
  const host = value.kind === 'page' ? hostOf(value.url) : '';
  const keepsWords = (kind: Afterwards['kind']): Afterwards =>
    kind !== 'page' && value.kind !== 'page' ? { kind, words: value.words } : empty[kind];
  return (
    <>
      <ChoiceField
        label={t`After the visit`}
        isLabelHidden
        value={value.kind}
        isDisabled={isDisabled}
        options={[
          { value: 'thanks', label: kinds.thanks },
          { value: 'page', label: kinds.page },
          { value: 'survey', label: kinds.survey },
        ]}
        onChange={(kind) => onChange(keepsWords(kind))}
      />
      {value.kind === 'page' ? (
        <TextField
          label={t`Address`}
          hint={
            isWebLink(value.url)
              ? t`Callers read that it leads to ${host}, and go there by a press.`
              : t`With https:// in front.`
          }
          type="url"
          dir="ltr"
          maxLength={linkLimit}
          value={value.url}
          error={error}
          isDisabled={isDisabled}
          onChange={(url) => onChange({ kind: 'page', url })}
        />
      ) : (
        <>
          {value.kind === 'survey' && (
            <p className="hint">
              {t`One to five, and a sentence: once for each visit, without who answers. Answers are shown five at a time.`}
            </p>
          )}
          <WordsField
            label={t`Your own words of thanks (optional)`}
            words={value.words}
            limit={thanksLimit}
            rows={4}
            isDisabled={isDisabled}
            onChange={(words) => onChange({ ...value, words })}
          />
        </>
      )}
    </>
  );
}
