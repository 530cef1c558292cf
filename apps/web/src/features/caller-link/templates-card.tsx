import { shareTemplateLimits, type ShareTemplate } from '@anteroom/domain';
import { locales, type LocaleCode } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { Card } from '../../ui/feedback.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Setting } from '../settings/setting.tsx';
import type { SettingsPanel } from '../settings/use-settings-panel.ts';

/** What the clinic's messages say that bring a link, language by language (W7). */
export function TemplatesCard({ panel }: { readonly panel: SettingsPanel }): ReactElement {
  const { t } = useLingui();
  const [language, setLanguage] = useState<LocaleCode>('en');
  // In variables: braces in the words themselves would be placeholders of the catalogue.
  const [clinic, link, time] = ['{clinic}', '{link}', '{time}'];
  return (
    <Card className="settings-card">
      <h2>{t`Messages with a link`}</h2>
      <p className="hint">{t`${clinic}, ${link} and ${time} are put in when a message is sent. Each message brings ${link} on a line of its own; a line with ${time} goes where a link has no time. What is empty is said in our words.`}</p>
      <SelectField
        label={t`Language of the message`}
        value={language}
        options={locales.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={setLanguage}
      />
      <Setting
        panel={panel}
        name="shareTemplates"
        label={t`Messages with a link`}
        words={(templates) => templates.map((each) => each.language).join(', ')}
      >
        {({ value, error, onChange, isDisabled }) => {
          const own = value.find((each) => each.language === language) ?? { language, subject: '', text: '', sms: '' };
          const change = (part: Partial<ShareTemplate>): void => {
            const next = { ...own, ...part };
            const others = value.filter((each) => each.language !== language);
            const isEmpty = next.subject === '' && next.text === '' && next.sms === '';
            onChange(isEmpty ? others : [...others, next]);
          };
          return (
            <>
              <TextField
                label={t`Subject`}
                maxLength={shareTemplateLimits.subject}
                value={own.subject}
                isDisabled={isDisabled}
                onChange={(subject) => change({ subject })}
              />
              <TextField
                label={t`Message`}
                rows={7}
                maxLength={shareTemplateLimits.text}
                value={own.text}
                error={error}
                isDisabled={isDisabled}
                onChange={(text) => change({ text })}
              />
              <TextField
                label={t`Text message`}
                rows={3}
                maxLength={shareTemplateLimits.sms}
                value={own.sms}
                isDisabled={isDisabled}
                onChange={(sms) => change({ sms })}
              />
            </>
          );
        }}
      </Setting>
    </Card>
  );
}
