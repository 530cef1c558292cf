import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Menu } from './menu.tsx';

export interface LanguagePickerProps {
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
}

/** A menu of languages, each under its own name. */
export function LanguagePicker({ languages, chosen, onChoose }: LanguagePickerProps): ReactElement {
  const { t } = useLingui();
  return (
    <Menu
      icon="globe"
      label={t`Language`}
      selected={[chosen]}
      entries={languages.map(({ code, name }) => ({ id: code, label: name, lang: code }))}
      onAction={onChoose}
    />
  );
}
