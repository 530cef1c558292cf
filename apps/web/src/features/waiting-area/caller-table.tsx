import { useLingui } from '@lingui/react/macro';
import type { ConsultationId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { useMemo } from 'react';
import type { KeyboardEvent, ReactElement, RefObject } from 'react';
import { useSelected } from '../../connection/use-store.ts';
import { CallerHead } from './caller-head.tsx';
import { CallerRow } from './caller-row.tsx';
import { columnsThere, columnWidth } from './columns.ts';
import type { ColumnId, SortKey } from './columns.ts';
import type { ListedFields } from './listed-fields.ts';
import { useClinic } from './clinic-scope.tsx';
import { useRowWindow } from './use-row-window.ts';
import { useIsPhone } from './use-wide.ts';
import type { WaitingAreaView } from './waiting-area.ts';

export interface CallerTableProps {
  readonly view: WaitingAreaView;
  readonly self: string;
  /** Whether this person may join callers here, or only see and write to them. */
  readonly mayAttend: boolean;
  /** The entry fields that can be columns. */
  readonly fields: ListedFields;
  readonly table: RefObject<HTMLTableElement | null>;
  /** The row that is to have the focus as soon as it is there. */
  readonly wanted: RefObject<ConsultationId | null>;
  readonly onJoin: (row: Row) => void;
  readonly onMessages: (id: ConsultationId) => void;
  readonly onMenu: (row: Row, button: HTMLButtonElement) => void;
  readonly onEnter: (id: ConsultationId) => void;
  readonly onWithdraw: ((id: ConsultationId) => void) | null;
  readonly onSelect: (id: ConsultationId, isSelected: boolean) => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>, id: ConsultationId | null) => void;
}

/**
 * The list: of any length, since of a long one only the rows in sight are drawn. The roles are said again because a table that is laid out as a
 * grid loses them in some browsers; each row says where in the whole list it stands.
 */
export function CallerTable(props: CallerTableProps): ReactElement {
  const { view, self, mayAttend, fields, table, wanted, onKey, ...actions } = props;
  const { t } = useLingui();
  const entry = view.current ?? view.rows[0]?.id ?? null;
  const { rows, height, measure, body } = useRowWindow({ view, entry, table, wanted });
  const isPhone = useIsPhone();
  const isInCall = useSelected(useClinic().reachedCall, (call) => call !== null);
  const ticked = new Set(view.selected.map(({ id }) => id));
  const columns = useMemo(() => columnsThere(view.columns, fields), [view.columns, fields]);
  const grid = gridOf(columns);
  return (
    <div className="callers-frame">
      <table
        className="callers"
        role="table"
        ref={table}
        tabIndex={-1}
        aria-label={t`Callers`}
        aria-rowcount={view.rows.length + 1}
        style={isPhone ? {} : { minInlineSize: grid.least }}
        onKeyDown={(event) => onKey(event, view.current)}
      >
        <CallerHead view={view} columns={columns} grid={grid.columns} fields={fields} />
        <tbody role="rowgroup" ref={body} style={{ blockSize: height }}>
          {rows.map(({ row, index, start }) => (
            <CallerRow
              key={row.id}
              row={row}
              index={index}
              start={start}
              columns={columns}
              fields={fields}
              grid={grid.columns}
              measure={measure}
              self={self}
              isInCall={isInCall}
              mayAttend={mayAttend}
              isCurrent={row.id === view.current}
              isEntry={row.id === entry}
              isSelected={ticked.has(row.id)}
              isFresh={view.fresh.has(row.id)}
              isBusy={view.busy.has(row.id)}
              {...actions}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The columns as CSS has them, and how wide the list is at least; a phone lays its cards out by itself. */
function gridOf(columns: readonly ColumnId[]): { readonly columns: string; readonly least: string } {
  const keys: readonly SortKey[] = ['status', 'caller', 'time', ...columns];
  const widths = keys.map(columnWidth);
  const least = 2.5 + 8.75 + widths.reduce((sum, width) => sum + width.least, 0);
  const tracks = widths.map(({ least, share }) => (share === 0 ? `${least}rem` : `minmax(${least}rem, ${share}fr)`));
  return { columns: ['2.5rem', ...tracks, '8.75rem'].join(' '), least: `${least + 1}rem` };
}
