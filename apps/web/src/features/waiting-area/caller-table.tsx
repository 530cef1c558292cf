import { useLingui } from '@lingui/react/macro';
import type { ConsultationId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import type { KeyboardEvent, ReactElement, RefObject } from 'react';
import { CallerRow } from './caller-row.tsx';
import type { WaitingAreaView } from './waiting-area.ts';

export interface CallerTableProps {
  readonly view: WaitingAreaView;
  readonly self: string;
  readonly isInCall: boolean;
  /** Whether this person may join callers here, or only see and write to them. */
  readonly mayAttend: boolean;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly onJoin: (row: Row) => void;
  readonly onMessages: (id: ConsultationId) => void;
  readonly onMenu: (row: Row, button: HTMLButtonElement) => void;
  readonly onEnter: (id: ConsultationId) => void;
  readonly onWithdraw: ((id: ConsultationId) => void) | null;
  readonly onKey: (event: KeyboardEvent<HTMLElement>, id: ConsultationId) => void;
}

/** The list. The roles are said again because a table that is laid out as a grid loses them in some browsers. */
export function CallerTable(props: CallerTableProps): ReactElement {
  const { view, self, isInCall, mayAttend, body, onKey, ...actions } = props;
  const { t } = useLingui();
  const entry = view.current ?? view.rows[0]?.id;
  return (
    <table className="callers" role="table" aria-label={t`Callers`} aria-rowcount={view.rows.length + 1}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" aria-sort="ascending">{t`Status`}</th>
          <th role="columnheader" scope="col">{t`Caller`}</th>
          <th role="columnheader" scope="col">{t`Time`}</th>
          <th role="columnheader" scope="col">{t`Connection`}</th>
          <th role="columnheader" scope="col">
            <span className="hide">{t`Actions`}</span>
          </th>
        </tr>
      </thead>
      <tbody
        role="rowgroup"
        ref={body}
        onKeyDown={(event) => {
          if (view.current !== null) onKey(event, view.current);
        }}
      >
        {view.rows.map((row) => (
          <CallerRow
            key={row.id}
            row={row}
            self={self}
            isInCall={isInCall}
            mayAttend={mayAttend}
            isCurrent={row.id === view.current}
            isEntry={row.id === entry}
            isFresh={view.fresh.has(row.id)}
            isBusy={view.busy.has(row.id)}
            {...actions}
          />
        ))}
      </tbody>
    </table>
  );
}
