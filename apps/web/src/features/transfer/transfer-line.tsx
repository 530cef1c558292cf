import { useLingui } from '@lingui/react/macro';
import type { ConsultationId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { nameOf } from '../waiting-area/caller-rows.ts';
import './transfer.css';

/** Whether a row has something of a transfer to tell. */
export function tellsOfTransfer({ transfer, handOver, status }: Row): boolean {
  return transfer !== null || (handOver !== null && status === 'waiting');
}

export interface TransferLineProps {
  readonly row: Row;
  /** Null for whoever may only look. */
  readonly onWithdraw: ((id: ConsultationId) => void) | null;
}

/** In a row: to whom the caller is offered, what became of it, or where they were handed over from (S8). */
export function TransferLine({ row, onWithdraw }: TransferLineProps): ReactElement | null {
  const { t } = useLingui();
  const { transfer, handOver } = row;
  if (transfer === null) {
    if (handOver === null) return null;
    const { clinic: from, note } = handOver;
    return <Line>{note === '' ? t`From ${from}` : t`From ${from}: ${note}`}</Line>;
  }
  const { clinic, words } = transfer;
  switch (transfer.state) {
    case 'offered': {
      const name = nameOf(row);
      return (
        <span className="transfer-line">
          <Line>{t`Offered to ${clinic}`}</Line>
          {onWithdraw !== null && (
            <button
              type="button"
              className="line-button"
              aria-label={t`Withdraw the offer of ${name}`}
              onClick={() => onWithdraw(row.id)}
            >
              {t`Withdraw`}
            </button>
          )}
        </span>
      );
    }
    case 'declined':
      return <Line>{words === '' ? t`${clinic} declined` : t`${clinic} declined: ${words}`}</Line>;
    case 'expired':
      return <Line>{t`${clinic} didn’t answer`}</Line>;
  }
}

function Line({ children }: { readonly children: string }): ReactElement {
  return (
    <small className="transfer-words" title={children}>
      <Icon name="transfer" size="s" /> {children}
    </small>
  );
}
