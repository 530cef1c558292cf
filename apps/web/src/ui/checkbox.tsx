import type { ReactElement, ReactNode } from 'react';
import { Checkbox as AriaCheckbox, Switch as AriaSwitch } from 'react-aria-components';

interface Common {
  readonly isSelected?: boolean;
  readonly defaultSelected?: boolean;
  readonly onChange?: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly name?: string;
  readonly value?: string;
  readonly children?: ReactNode;
  /** The name, where no words stand beside it. */
  readonly 'aria-label'?: string;
}

export interface CheckboxProps extends Common {
  readonly isIndeterminate?: boolean;
  readonly size?: 'staff' | 'caller';
}

/** A tick box with its words. */
export function Checkbox({ children, size = 'staff', ...rest }: CheckboxProps): ReactElement {
  return (
    <AriaCheckbox {...rest} className={size === 'caller' ? 'tick tick-caller' : 'tick'}>
      <span className="check" />
      {children}
    </AriaCheckbox>
  );
}

export type SwitchProps = Common;

/** A switch at the end of its words, for a setting that takes effect at once. */
export function Switch({ children, ...rest }: SwitchProps): ReactElement {
  return (
    <AriaSwitch {...rest} className="switch-row">
      {children}
      <span className="switch" />
    </AriaSwitch>
  );
}
