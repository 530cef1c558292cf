import { useLingui } from '@lingui/react/macro';
import { useState, type ReactElement } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface PasswordFieldProps {
  readonly label: string;
  readonly name: string;
  readonly kind: 'current-password' | 'new-password';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly autoFocus?: boolean;
}

/** A password, which can be shown. */
export function PasswordField({ kind, autoFocus = false, ...rest }: PasswordFieldProps): ReactElement {
  const { t } = useLingui();
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...rest}
      autoFocus={autoFocus}
      type={isShown ? 'text' : 'password'}
      autoComplete={kind}
      maxLength={256}
      dir="ltr"
      inset={
        <IconButton
          icon={isShown ? 'eye-off' : 'eye'}
          size="small"
          label={isShown ? t`Hide password` : t`Show password`}
          onPress={() => setShown(!isShown)}
        />
      }
    />
  );
}
