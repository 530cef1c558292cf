import { locales } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { SelectField } from '../../ui/select-field.tsx';

export interface LanguageChoiceProps {
  /** Empty for the clinic's own words. */
  readonly value: string;
  readonly onChange: (language: string) => void;
}

/** In which language somebody writes just now: the clinic's own, or a translation. */
export function LanguageChoice({ value, onChange }: LanguageChoiceProps): ReactElement {
  const { t } = useLingui();
  return (
    <SelectField
      label={t`Language`}
      hint={t`Whoever reads in a language without a translation gets your own words.`}
      value={value}
      options={[
        { value: '', label: t`Your own words` },
        ...locales.map(({ code, name }) => ({ value: code, label: t`Translation: ${name}` })),
      ]}
      onChange={onChange}
    />
  );
}
