import { handOverNoteLimit } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { IncomingOffer } from '@anteroom/protocol';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { nameOf } from '../waiting-area/caller-rows.ts';

export interface DeclineDialogProps {
  readonly offer: IncomingOffer;
  readonly isPending: boolean;
  readonly onDecline: (reason: string) => void;
  readonly onClose: () => void;
}

/** Says no to a transfer, and why; the sender reads it, the caller doesn't (S8). */
export function DeclineDialog({ offer, isPending, onDecline, onClose }: DeclineDialogProps): ReactElement {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const name = nameOf(offer);
  const { clinic } = offer;
  return (
    <Dialog title={t`Decline ${name}?`} isOpen onClose={onClose}>
      <form
        className="hand-over"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) onDecline(reason);
        }}
      >
        <p>{t`${name} stays with ${clinic}, and keeps their place there.`}</p>
        <TextField
          label={t`Reason`}
          hint={t`For the colleagues who asked. The caller doesn’t see it.`}
          rows={3}
          autoFocus
          maxLength={handOverNoteLimit}
          value={reason}
          onChange={setReason}
        />
        <div className="dialog-acts">
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button look="primary" type="submit" isPending={isPending}>
            {t`Decline`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
