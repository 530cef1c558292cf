import type { Row } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { TransferDialog } from '../transfer/transfer-dialog.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { EditDetailsDialog } from './edit-details-dialog.tsx';

/** What is open about a caller. */
export interface CallerDialog {
  readonly about: 'transfer' | 'edit' | 'assign';
  readonly row: Row;
}

export interface CallerDialogsProps {
  readonly dialog: CallerDialog | null;
  readonly onClose: () => void;
}

/** The dialogs about one caller: whom to hand them to, and what they told. */
export function CallerDialogs({ dialog, onClose }: CallerDialogsProps): ReactElement | null {
  if (dialog === null) return null;
  const { row } = dialog;
  switch (dialog.about) {
    case 'transfer':
      return <TransferDialog row={row} onClose={onClose} />;
    case 'assign':
      return <AssignDialog row={row} onClose={onClose} />;
    case 'edit':
      return <EditDetailsDialog row={row} onClose={onClose} />;
  }
}
