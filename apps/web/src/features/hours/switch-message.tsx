import { switchMessageLimit, type WaitingAreaSwitch } from '@anteroom/domain';
import { locales } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { TextField } from '../../ui/text-field.tsx';

export interface SwitchMessageProps {
  readonly value: WaitingAreaSwitch;
  readonly isDisabled: boolean;
  readonly onChange: (value: WaitingAreaSwitch) => void;
}

/** What callers read while the waiting area is off: one text for all, and its translations where there are some. */
export function SwitchMessage({ value, isDisabled, onChange }: SwitchMessageProps): ReactElement {
  const { t } = useLingui();
  const translate = (language: string, text: string): void => {
    const others = value.translations.filter((each) => each.language !== language);
    onChange({ ...value, translations: text === '' ? others : [...others, { language, text }] });
  };
  return (
    <>
      <TextField
        label={t`What the link says while it is off`}
        hint={t`Such as when you are back. Whoever is inside stays.`}
        rows={3}
        maxLength={switchMessageLimit}
        value={value.message}
        isDisabled={isDisabled}
        onChange={(message) => onChange({ ...value, message })}
      />
      {value.message.trim() !== '' && (
        <div className="pair">
          {locales.map(({ code, name }) => (
            <TextField
              key={code}
              label={t`The same in ${name}`}
              hint={t`Empty: the text above.`}
              rows={2}
              maxLength={switchMessageLimit}
              value={value.translations.find(({ language }) => language === code)?.text ?? ''}
              isDisabled={isDisabled}
              onChange={(text) => translate(code, text)}
            />
          ))}
        </div>
      )}
    </>
  );
}
