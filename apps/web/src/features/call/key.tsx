import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';

export interface KeyProps {
  /** What it is for, whatever its word is in the page's language. */
  readonly name?: string;
  readonly icon: IconName;
  readonly children: ReactNode;
  readonly isOn?: boolean;
  readonly isOff?: boolean;
  readonly isLeave?: boolean;
  readonly isExpanded?: boolean;
  readonly onPress?: () => void;
}

/** One key of the bar, with its word. */
export function Key(props: KeyProps): ReactElement {
  const { name, icon, children, isOn = false, isOff = false, isLeave = false, isExpanded, onPress } = props;
  const classes = ['key', isOn && 'is-on', isOff && 'is-off', isLeave && 'is-leave'].filter(Boolean).join(' ');
  return (
    <Button
      className={classes}
      {...(name === undefined ? {} : { 'data-key': name })}
      {...(onPress === undefined ? {} : { onPress })}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
    >
      <Icon name={icon} size="l" />
      <span>{children}</span>
    </Button>
  );
}
