import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { MenuTrigger } from 'react-aria-components';
import type { IconName } from '../../ui/icon.tsx';
import { MenuList } from '../../ui/menu.tsx';
import { Key } from './key.tsx';

/** Something that can be done in a call and has no key of its own in the bar. */
export interface MoreEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly onPress: () => void;
}

export interface MoreKeyProps {
  readonly entries: readonly MoreEntry[];
  /** What is new in it, at the key. */
  readonly children?: ReactNode;
}

/** What else there is to do, and on a phone what has no room in the bar. */
export function MoreKey({ entries, children }: MoreKeyProps): ReactElement {
  const { t } = useLingui();
  return (
    <MenuTrigger>
      <Key name="more" icon="more">
        {t`More`}
        {children}
      </Key>
      <MenuList
        label={t`More`}
        isOnDark
        entries={entries.map(({ id, label, icon }) => ({ id, label, icon }))}
        onAction={(id) => entries.find((entry) => entry.id === id)?.onPress()}
      />
    </MenuTrigger>
  );
}
