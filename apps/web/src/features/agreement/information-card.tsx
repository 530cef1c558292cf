import { agreementDocuments, documentsToAgreeTo, informationLimit, type AgreementDocument } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Card } from '../../ui/feedback.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { textIn, withText } from '../entry-field/edit-fields.ts';
import { LanguageChoice } from '../entry-field/language-choice.tsx';
import { PolicyPreview } from '../settings/policy-preview.tsx';
import { Setting } from '../settings/setting.tsx';
import type { SettingsPanel } from '../settings/use-settings-panel.ts';

/** What callers read before they wait, and what they have to agree to (E5). */
export function InformationCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const [language, setLanguage] = useState('');
  const names: Record<AgreementDocument, string> = {
    information: t`Important information`,
    terms: t`Terms of use`,
    privacy: t`Privacy policy`,
  };
  const drafted = {
    ...panel.effective,
    ...(panel.drafts.importantInformation && { importantInformation: panel.drafts.importantInformation.value }),
    ...(panel.drafts.termsOfUse && { termsOfUse: panel.drafts.termsOfUse.value }),
    ...(panel.drafts.privacyPolicy && { privacyPolicy: panel.drafts.privacyPolicy.value }),
    mustAgreeTo: agreementDocuments,
  };
  const written = documentsToAgreeTo(drafted);
  const wordsOf = (document: AgreementDocument): string => {
    const name = names[document];
    return written.includes(document) ? name : t`${name} (nothing is written yet)`;
  };
  return (
    <Card className="settings-card">
      <h2>{t`Important information`}</h2>
      <p className="hint">{t`A page that callers read on their way in. Without a text there is no such page.`}</p>
      <Setting
        panel={panel}
        name="importantInformation"
        label={t`Important information`}
        words={({ text }) => (text === '' ? t`none` : t`A text`)}
      >
        {({ value, error, onChange, isDisabled }) => {
          const text = textIn(value, language);
          return (
            <>
              <LanguageChoice value={language} onChange={setLanguage} />
              <TextField
                label={t`Text`}
                hint={t`“# ” makes a heading, “- ” a list, **two stars** make words strong. Anything else is shown as it stands.`}
                rows={8}
                maxLength={informationLimit}
                value={text}
                error={error}
                isDisabled={isDisabled}
                onChange={(next) => onChange(withText(value, language, next))}
              />
              {text.trim() !== '' && <PolicyPreview text={text} />}
            </>
          );
        }}
      </Setting>
      <Setting
        panel={panel}
        name="mustAgreeTo"
        label={t`Callers have to agree to`}
        words={(documents) =>
          documents.length === 0 ? t`nothing` : documents.map((document) => names[document]).join(', ')
        }
      >
        {({ value, onChange, isDisabled }) => (
          <fieldset className="ticks">
            <legend className="label">{t`Callers have to agree to`}</legend>
            {agreementDocuments.map((document) => (
              <Checkbox
                key={document}
                isSelected={value.includes(document)}
                isDisabled={isDisabled}
                onChange={(isWanted) =>
                  onChange(agreementDocuments.filter((each) => (each === document ? isWanted : value.includes(each))))
                }
              >
                {wordsOf(document)}
              </Checkbox>
            ))}
          </fieldset>
        )}
      </Setting>
    </Card>
  );
}
