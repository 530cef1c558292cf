import { withWording, type Worded } from '@anteroom/domain';
import { locales } from '@anteroom/i18n';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';

export interface WordsFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly words: Worded;
  /** Longest text in one language, in characters. */
  readonly limit: number;
  readonly rows?: number;
  readonly isDisabled: boolean;
  readonly onChange: (words: Worded) => void;
}

/** Words in as many languages as somebody gives; the first of them is what everybody else reads. */
export function WordsField({
  label,
  hint,
  words,
  limit,
  rows = 1,
  isDisabled,
  onChange,
}: WordsFieldProps): ReactElement {
  const { t, i18n } = useLingui();
  const [language, setLanguage] = useState(words[0]?.language ?? i18n.locale);
  const nameOf = (code: string): string => locales.find((locale) => locale.code === code)?.name ?? code;
  const given = words.map((wording) => wording.language);
  const codes = [...new Set([...locales.map(({ code }) => code), ...given])];
  const text = words.find((wording) => wording.language === language)?.text ?? '';
  const first = words[0];
  const others = first !== undefined && text === '' && first.language !== language ? first.language : null;
  const shown = others === null ? '' : nameOf(others);
  return (
    <div className="words-field">
      {codes.length > 1 && (
        <ChoiceField
          label={t`Language of “${label}”`}
          isLabelHidden
          value={language}
          options={codes.map((code) => ({
            value: code,
            label: given.includes(code) ? `${nameOf(code)} ✓` : nameOf(code),
          }))}
          onChange={setLanguage}
        />
      )}
      <TextField
        label={label}
        hint={hint}
        rows={rows}
        dir="auto"
        maxLength={limit}
        value={text}
        isDisabled={isDisabled}
        placeholder={others === null ? '' : t`Readers see ${shown}`}
        onChange={(next) => onChange(withWording(words, language, next))}
      />
    </div>
  );
}
