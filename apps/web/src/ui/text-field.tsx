import type { HTMLInputAutoCompleteAttribute, ReactElement, ReactNode, Ref } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { Icon } from './icon.tsx';

export interface TextFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong, in plain words. The field is marked invalid while it is there. */
  readonly error?: string | undefined;
  readonly name?: string;
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'search' | 'url' | 'date';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly autoFocus?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** More than one row makes it a text area. */
  readonly rows?: number;
  readonly size?: 'staff' | 'caller';
  /** Codes, phone numbers and addresses read from the left everywhere. */
  readonly dir?: 'ltr' | 'auto';
  /** Keeps the label for screen readers only. */
  readonly isLabelHidden?: boolean;
  /** A control inside the field's end, such as *show password*. */
  readonly inset?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A labelled field with its hint and its error beside it. */
export function TextField({
  label,
  hint,
  error,
  size = 'staff',
  rows = 1,
  isLabelHidden,
  inset,
  placeholder,
  dir,
  ref,
  ...rest
}: TextFieldProps): ReactElement {
  const shown = { className: 'input', ...(dir && { dir }), ...(placeholder !== undefined && { placeholder }) };
  const input = rows > 1 ? <TextArea {...shown} rows={rows} /> : <Input {...shown} {...(ref && { ref })} />;
  return (
    <AriaTextField
      {...rest}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={size === 'caller' ? 'field field-caller' : 'field'}
    >
      <Label className={isLabelHidden ? 'hide' : 'label'}>{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error">
        <Icon name="warn" />
        <span>{error}</span>
      </FieldError>
      {inset === undefined ? (
        input
      ) : (
        <div className="field-inset">
          {input}
          {inset}
        </div>
      )}
    </AriaTextField>
  );
}
