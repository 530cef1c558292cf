import type { ReactElement } from 'react';
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import './choice-field.css';

export interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  readonly isLabelHidden?: boolean;
}

/** One of few, all in sight: keys side by side, the chosen one filled. */
export function ChoiceField<Value extends string>({
  label,
  hint,
  value,
  options,
  onChange,
  isDisabled = false,
  isLabelHidden = false,
}: ChoiceFieldProps<Value>): ReactElement {
  return (
    <RadioGroup
      className="field"
      value={value}
      isDisabled={isDisabled}
      orientation="horizontal"
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className={isLabelHidden ? 'hide' : 'label'}>{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <div className="choices">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice">
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
