import { useId, type ReactElement } from 'react';
import { Icon } from './icon.tsx';

export interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  /** Keeps the label for screen readers only. */
  readonly isLabelHidden?: boolean;
}

/** One of many, by the browser's own list: it is searched by typing, and a phone shows its own wheel. */
export function SelectField<Value extends string>({
  label,
  hint,
  error,
  value,
  options,
  onChange,
  isDisabled = false,
  isLabelHidden = false,
}: SelectFieldProps<Value>): ReactElement {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="field">
      <label className={isLabelHidden ? 'hide' : 'label'} htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span className="error" id={`${id}-error`}>
          <Icon name="warn" />
          <span>{error}</span>
        </span>
      )}
      <select
        className="input select"
        id={id}
        value={value}
        disabled={isDisabled}
        aria-invalid={error !== undefined}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
