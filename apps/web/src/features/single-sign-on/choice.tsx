import type { ReactElement } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly note?: string }[];
}

/** One of a few, each with its words. */
export function Choice<Value extends string>({ label, value, onChange, options }: ChoiceProps<Value>): ReactElement {
  const choose = (wanted: string): void => {
    const option = options.find((each) => each.value === wanted);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <RadioGroup className="option-list" value={value} onChange={choose}>
      <Label className="label">{label}</Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className="option">
          <span className="option-mark" />
          <span>
            {option.label}
            {option.note !== undefined && <small className="hint">{option.note}</small>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
