import { limitOf, wordsIn, type EntryField, type FieldProblem, type TypedValue } from '@anteroom/domain';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fieldLabel } from './field-words.ts';

export interface StaffInputProps {
  readonly field: EntryField;
  readonly value: TypedValue;
  readonly problem: FieldProblem | undefined;
  readonly onChange: (value: TypedValue) => void;
}

/** A field as staff fill it in, of whatever kind. */
export function StaffInput({ field, value, problem, onChange }: StaffInputProps): ReactElement {
  const { i18n } = useLingui();
  const label = fieldLabel(i18n, field);
  const help = wordsIn(field.help, i18n.locale);
  const hint = help === '' ? undefined : help;
  const error = problem === undefined ? undefined : i18n._(problemTexts[problem]);
  const text = typeof value === 'string' ? value : '';
  const chosen = typeof value === 'object' ? value : text === '' ? [] : [text];
  switch (field.kind) {
    case 'tick':
      return (
        <Checkbox isSelected={text === 'on'} onChange={(isTicked) => onChange(isTicked ? 'on' : '')}>
          {label}
        </Checkbox>
      );
    case 'choices':
      return (
        <fieldset>
          <legend className="label">{label}</legend>
          {hint !== undefined && <p className="hint">{hint}</p>}
          {field.options.map(({ id, words }) => (
            <Checkbox
              key={id}
              isSelected={chosen.includes(id)}
              onChange={(isTicked) =>
                onChange(
                  field.options
                    .map((option) => option.id)
                    .filter((each) => (each === id ? isTicked : chosen.includes(each))),
                )
              }
            >
              {wordsIn(words, i18n.locale)}
            </Checkbox>
          ))}
        </fieldset>
      );
    case 'choice':
      return (
        <SelectField
          label={label}
          hint={hint}
          error={error}
          value={chosen[0] ?? ''}
          options={[
            { value: '', label: '–' },
            ...field.options.map(({ id, words }) => ({ value: id, label: wordsIn(words, i18n.locale) })),
          ]}
          onChange={onChange}
        />
      );
    default:
      return (
        <TextField
          label={label}
          hint={hint}
          error={error}
          value={text}
          autoComplete="off"
          maxLength={limitOf(field.kind)}
          type={inputTypes[field.kind]}
          rows={field.kind === 'long-text' ? 3 : 1}
          dir={field.kind === 'text' || field.kind === 'long-text' ? 'auto' : 'ltr'}
          onChange={onChange}
        />
      );
  }
}

const inputTypes = {
  text: 'text',
  'long-text': 'text',
  number: 'text',
  date: 'date',
  phone: 'tel',
  email: 'email',
} as const;

const problemTexts = {
  required: msg`Please fill this in.`,
  'too-long': msg`This is too long.`,
  malformed: msg`This doesn’t fit into the field.`,
} as const satisfies Record<FieldProblem, unknown>;
