import { useLingui } from '@lingui/react/macro';
import type { CallId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { useSession } from '../session/session.ts';
import { CallerDialogs, type CallerDialog } from './caller-dialogs.tsx';
import { nameOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';
import { useCallerActions } from './use-caller-actions.ts';

/** In the call manager: the callers of this clinic who are in this call, to be put on hold or handed over (C2, S8). */
export function CallersHere({ callId }: { readonly callId: CallId }): ReactElement | null {
  const { t } = useLingui();
  const { mirror } = useClinic();
  const me = useSession();
  const { rows } = useStore(mirror.list);
  const { command } = useCallerActions(me.personId);
  const [dialog, setDialog] = useState<CallerDialog | null>(null);
  const callers = [...rows.values()].filter((row) => row.callId === callId);
  if (callers.length === 0 && dialog === null) return null;
  const act = (row: Row, action: string): void => {
    if (action === 'hold') command(row, { type: 'hold' });
    else if (action === 'withdraw') command(row, { type: 'withdraw-transfer' });
    else if (action === 'transfer' || action === 'edit') setDialog({ about: action, row });
  };
  return (
    <section>
      <h3>{t`Callers here`}</h3>
      <ul>
        {callers.map((row) => (
          <CallerHere key={row.id} row={row} onAction={(action) => act(row, action)} />
        ))}
      </ul>
      <CallerDialogs dialog={dialog} onClose={() => setDialog(null)} />
    </section>
  );
}

function CallerHere({
  row,
  onAction,
}: {
  readonly row: Row;
  readonly onAction: (action: string) => void;
}): ReactElement {
  const { t } = useLingui();
  const name = nameOf(row);
  const offered = row.transfer?.state === 'offered' ? row.transfer.clinic : null;
  const failed = row.transfer !== null && offered === null ? row.transfer : null;
  const asked = failed?.clinic ?? '';
  const entries: readonly MenuEntry[] = [
    { id: 'hold', label: t`Put on hold`, note: t`They leave this call, until somebody joins them.`, icon: 'pause' },
    offered === null
      ? { id: 'transfer', label: t`Transfer …`, icon: 'transfer' }
      : { id: 'withdraw', label: t`Withdraw the transfer`, icon: 'x' },
    { id: 'edit', label: t`Edit name and phone …`, icon: 'person' },
  ];
  return (
    <li className="drawer-row">
      <span>
        <b>
          <bdi>{name}</bdi>
        </b>
        {offered !== null && <small role="status">{t`Offered to ${offered}`}</small>}
        {failed !== null && (
          <small role="status">{failed.state === 'declined' ? t`${asked} declined` : t`${asked} didn’t answer`}</small>
        )}
      </span>
      <Menu label={t`More for ${name}`} entries={entries} onAction={onAction} isOnDark />
    </li>
  );
}
