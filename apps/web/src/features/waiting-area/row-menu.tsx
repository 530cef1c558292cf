import { useLingui } from '@lingui/react/macro';
import type { Row } from '@anteroom/protocol';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { MenuContext, PopoverContext } from 'react-aria-components';
import { MenuList } from '../../ui/menu.tsx';
import type { MenuEntry } from '../../ui/menu.tsx';
import { commandsOf, nameOf } from './caller-rows.ts';

/** What can be done to a caller besides joining. */
export type RowAction =
  | 'details'
  | 'messages'
  | 'participants'
  | 'activity'
  | 'call-back'
  | 'edit'
  | 'ready'
  | 'not-ready'
  | 'assign'
  | 'unassign'
  | 'assign-other'
  | 'hold'
  | 'transfer'
  | 'withdraw'
  | 'end'
  | 'phoned'
  | 'remove';

export interface RowMenuProps {
  readonly row: Row;
  readonly button: HTMLButtonElement;
  /** The id of the person at this dashboard. */
  readonly self: string;
  readonly mayAttend: boolean;
  readonly onAction: (action: RowAction, row: Row) => void;
  readonly onClose: () => void;
}

/** The menu of the row whose button was pressed: one for the whole list. */
export function RowMenu({ row, button, self, mayAttend, onAction, onClose }: RowMenuProps): ReactElement {
  const { t } = useLingui();
  const trigger = useRef(button);
  const can = commandsOf(row);
  const name = nameOf(row);
  const label = t`More for ${name}`;
  const attending: (MenuEntry & { readonly id: RowAction })[] = [
    { id: 'edit', label: t`Edit name and phone …`, icon: 'person' },
    row.ready
      ? { id: 'not-ready', label: t`Not ready`, icon: 'x' }
      : { id: 'ready', label: t`Mark as ready`, icon: 'check' },
    row.assignedToId === self
      ? { id: 'unassign', label: t`Give back`, icon: 'person' }
      : { id: 'assign', label: t`Assign to me`, icon: 'person' },
    { id: 'assign-other', label: t`Assign to a colleague …`, icon: 'people' },
    ...(can.hold ? [{ id: 'hold', label: t`Put on hold`, icon: 'pause' } as const] : []),
    row.transfer?.state === 'offered'
      ? { id: 'withdraw', label: t`Withdraw the transfer`, icon: 'x' }
      : { id: 'transfer', label: t`Transfer …`, icon: 'transfer' },
    ...(can.end ? [{ id: 'end', label: t`End call`, icon: 'stop', isDanger: true } as const] : []),
    ...(row.phoneWanted && row.status !== 'being-seen'
      ? [{ id: 'phoned', label: t`Phoned …`, icon: 'check' } as const]
      : []),
    { id: 'remove', label: t`Remove`, icon: 'x', isDanger: true },
  ];
  const entries: typeof attending = [
    { id: 'details', label: t`Details`, icon: 'list' },
    { id: 'messages', label: t`Messages`, icon: 'chat' },
    ...(mayAttend && row.callBackWanted && !row.phoneWanted
      ? [{ id: 'call-back', label: t`Call back`, icon: 'callback' } as const]
      : []),
    ...(mayAttend
      ? [
          { id: 'participants', label: t`Participants`, icon: 'people' } as const,
          { id: 'activity', label: t`Call activity`, icon: 'list' } as const,
          ...attending,
        ]
      : []),
  ];
  return (
    <PopoverContext
      value={{
        'aria-label': label,
        triggerRef: trigger,
        isOpen: true,
        placement: 'bottom end',
        onOpenChange: (open) => !open && onClose(),
      }}
    >
      <MenuContext value={{ autoFocus: 'first' }}>
        <MenuList
          label={label}
          entries={entries}
          onAction={(id) => {
            onClose();
            const entry = entries.find((one) => one.id === id);
            if (entry !== undefined) onAction(entry.id, row);
          }}
        />
      </MenuContext>
    </PopoverContext>
  );
}
