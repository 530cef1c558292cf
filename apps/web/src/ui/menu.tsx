import type { ReactElement, ReactNode } from 'react';
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { IconButton, type ButtonSize } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import './overlay.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** A second line, smaller. */
  readonly note?: string;
  readonly icon?: IconName;
  readonly href?: string;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  /** The language of the label, where it isn't the page's. */
  readonly lang?: string;
}

export interface MenuListProps {
  /** The menu's name for screen readers. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onAction?: (id: string) => void;
  /** With it the menu is a choice, and these entries are ticked. */
  readonly selected?: readonly string[];
  readonly head?: string;
  /** Puts a menu of the call on its dark ground. */
  readonly isOnDark?: boolean;
}

/** The list that opens; put it in a `MenuTrigger` after any pressable thing. */
export function MenuList({ label, entries, onAction, selected, head, isOnDark = false }: MenuListProps): ReactElement {
  const items = entries.map((entry) => (
    <MenuItem
      key={entry.id}
      id={entry.id}
      textValue={entry.label}
      {...(entry.href === undefined ? {} : { href: entry.href })}
      isDisabled={entry.isDisabled ?? false}
      className={entry.isDanger ? 'menu-item is-danger' : 'menu-item'}
    >
      {entry.icon && <Icon name={entry.icon} />}
      <span lang={entry.lang}>
        {entry.label}
        {entry.note !== undefined && <small>{entry.note}</small>}
      </span>
      {selected?.includes(entry.id) && <Icon name="check" size="s" />}
    </MenuItem>
  ));
  return (
    <Popover className={isOnDark ? 'popover on-dark' : 'popover'} offset={4}>
      <AriaMenu
        className="menu"
        aria-label={label}
        onAction={(key) => onAction?.(String(key))}
        {...(selected === undefined ? {} : { selectionMode: 'multiple' as const, selectedKeys: selected })}
      >
        {head === undefined ? (
          items
        ) : (
          <MenuSection>
            <Header className="menu-head">{head}</Header>
            {items}
          </MenuSection>
        )}
      </AriaMenu>
    </Popover>
  );
}

export interface MenuProps extends MenuListProps {
  readonly icon?: IconName;
  readonly size?: ButtonSize;
  readonly isDisabled?: boolean;
}

/** An icon button that opens a menu: the rest of a row's actions under one key. */
export function Menu({ icon = 'more', size = 'small', isDisabled = false, ...list }: MenuProps): ReactElement {
  return (
    <MenuTrigger>
      <IconButton icon={icon} size={size} label={list.label} isDisabled={isDisabled} />
      <MenuList {...list} />
    </MenuTrigger>
  );
}

/** Any pressable `trigger` that opens a menu. */
export function MenuOf({ trigger, ...list }: MenuListProps & { readonly trigger: ReactNode }): ReactElement {
  return (
    <MenuTrigger>
      {trigger}
      <MenuList {...list} />
    </MenuTrigger>
  );
}
