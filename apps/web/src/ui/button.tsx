import type { ReactElement, ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  Link as AriaLink,
  Tooltip,
  TooltipTrigger,
  type PressEvent,
} from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

export type ButtonLook = 'primary' | 'second' | 'tint' | 'quiet' | 'danger' | 'danger-filled';
export type ButtonSize = 'normal' | 'small' | 'caller';

interface Common {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  readonly icon?: IconName;
  /** An icon after the words, such as `end` on Continue. */
  readonly iconAfter?: IconName;
  /** Takes the whole width, and lets its words wrap. */
  readonly wide?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export interface ButtonProps extends Common {
  readonly onPress?: (event: PressEvent) => void;
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  /** Work is under way: keeps the focus, ignores presses. */
  readonly isPending?: boolean;
  readonly autoFocus?: boolean;
  readonly 'aria-label'?: string;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly id?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

function classes(base: string, size: ButtonSize, ...more: readonly (string | false | undefined)[]): string {
  const sizes = { normal: '', small: 'btn-s', caller: 'btn-caller' };
  return ['btn', base, sizes[size], ...more].filter(Boolean).join(' ');
}

/**
 * What a button does while its work is under way: nothing, and it keeps the focus. React Aria's own way reads the
 * button's name aloud from a reference that dangles as soon as the page changes.
 */
function patient<Props extends Pick<ButtonProps, 'isPending' | 'onPress' | 'type'>>({
  isPending = false,
  onPress,
  type = 'button',
  ...rest
}: Props) {
  if (isPending) return { ...rest, type: 'button' as const, 'aria-disabled': true };
  return { ...rest, type, ...(onPress === undefined ? {} : { onPress }) };
}

/** A button with words. `caller` is the large one of the caller's pages. */
export function Button({
  look = 'second',
  size = 'normal',
  icon,
  iconAfter,
  wide,
  className,
  children,
  ...rest
}: ButtonProps): ReactElement {
  return (
    <AriaButton {...patient(rest)} className={classes(`btn-${look}`, size, wide && 'btn-wide', className)}>
      {icon && <Icon name={icon} size={size === 'caller' ? 'm' : 's'} />}
      {children}
      {iconAfter && <Icon name={iconAfter} size={size === 'caller' ? 'm' : 's'} />}
    </AriaButton>
  );
}

export interface LinkButtonProps extends Common {
  readonly href: string;
  readonly target?: '_blank';
}

/** A link that looks like a button; the router follows it without loading the page. */
export function LinkButton({
  look = 'second',
  size = 'normal',
  icon,
  iconAfter,
  wide,
  className,
  children,
  ...rest
}: LinkButtonProps): ReactElement {
  return (
    <AriaLink {...rest} className={classes(`btn-${look}`, size, wide && 'btn-wide', className)}>
      {icon && <Icon name={icon} size="s" />}
      {children}
      {iconAfter && <Icon name={iconAfter} size="s" />}
    </AriaLink>
  );
}

export interface IconButtonProps extends Omit<
  ButtonProps,
  'children' | 'look' | 'icon' | 'iconAfter' | 'wide' | 'aria-label'
> {
  readonly icon: IconName;
  /** The button's name: read aloud, and shown as its tooltip. */
  readonly label: string;
}

/** A button with an icon alone. */
export function IconButton({ icon, label, size = 'normal', className, ...rest }: IconButtonProps): ReactElement {
  return (
    <TooltipTrigger delay={600}>
      <AriaButton {...patient(rest)} aria-label={label} className={classes('btn-icon', size, className)}>
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className="tip" offset={4}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
