import { labelLimit, optionsLimit, type FieldOption } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { moved, newOption, textIn, withText } from './edit-fields.ts';

export interface OptionsEditorProps {
  readonly options: readonly FieldOption[];
  readonly language: string;
  /** Whether those without words are pointed out. */
  readonly isChecked: boolean;
  readonly onChange: (options: readonly FieldOption[]) => void;
}

/** What a choice offers: each with its words, in an order. */
export function OptionsEditor({ options, language, isChecked, onChange }: OptionsEditorProps): ReactElement {
  const { t } = useLingui();
  return (
    <fieldset className="field-options">
      <legend>{t`Answers to choose from`}</legend>
      <ol>
        {options.map((option, index) => {
          const number = index + 1;
          const text = textIn(option.words, language);
          const set = (next: string): void =>
            onChange(
              options.map((each) =>
                each.id === option.id ? { ...each, words: withText(each.words, language, next) } : each,
              ),
            );
          return (
            <li key={option.id}>
              <TextField
                label={t`Answer ${number}`}
                isLabelHidden
                value={text}
                maxLength={labelLimit}
                autoComplete="off"
                {...(language === '' ? {} : { placeholder: option.words.text })}
                error={
                  isChecked && language === '' && text.trim() === ''
                    ? t`Please write this answer, or remove it.`
                    : undefined
                }
                onChange={set}
              />
              <IconButton
                icon="up"
                size="small"
                label={t`Move answer ${number} up`}
                isDisabled={index === 0}
                onPress={() => onChange(moved(options, index, index - 1))}
              />
              <IconButton
                icon="down"
                size="small"
                label={t`Move answer ${number} down`}
                isDisabled={index === options.length - 1}
                onPress={() => onChange(moved(options, index, index + 1))}
              />
              <IconButton
                icon="x"
                size="small"
                label={t`Remove answer ${number}`}
                isDisabled={options.length === 1}
                onPress={() => onChange(options.filter(({ id }) => id !== option.id))}
              />
            </li>
          );
        })}
      </ol>
      <Button
        look="quiet"
        size="small"
        icon="plus"
        isDisabled={options.length >= optionsLimit}
        onPress={() => onChange([...options, newOption()])}
      >
        {t`Add an answer`}
      </Button>
    </fieldset>
  );
}
