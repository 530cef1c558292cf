import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useClinic } from './clinic-scope.tsx';
import { columnName } from './columns.ts';
import type { ColumnId, SortKey } from './columns.ts';
import type { ListedFields } from './listed-fields.ts';
import { useIsPhone } from './use-wide.ts';
import type { WaitingAreaView } from './waiting-area.ts';

export interface CallerHeadProps {
  readonly view: WaitingAreaView;
  readonly columns: readonly ColumnId[];
  /** The columns as CSS has them. */
  readonly grid: string;
  readonly fields: ListedFields;
}

/** The head of the list: each column sorts by a press, and turns round by another. */
export function CallerHead({ view, columns, grid, fields }: CallerHeadProps): ReactElement {
  const { t, i18n } = useLingui();
  const { area } = useClinic();
  const isPhone = useIsPhone();
  const { by, isDown } = view.sorting;
  const shown = new Set(view.selected.map(({ id }) => id));
  const isAll = view.rows.length > 0 && view.rows.every(({ id }) => shown.has(id));
  const keys: readonly SortKey[] = ['status', 'caller', 'time', ...columns];
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1} style={isPhone ? {} : { gridTemplateColumns: grid }}>
        <th role="columnheader" scope="col" className="pick">
          <input
            type="checkbox"
            className="check"
            aria-label={t`Select everybody in the list`}
            checked={isAll}
            ref={(box) => {
              if (box !== null) box.indeterminate = !isAll && view.selected.length > 0;
            }}
            onChange={({ currentTarget }) => area.selectShown(currentTarget.checked)}
          />
        </th>
        {keys.map((key) => (
          <th
            key={key}
            role="columnheader"
            scope="col"
            {...(key === by ? { 'aria-sort': isDown ? ('descending' as const) : ('ascending' as const) } : {})}
          >
            <button type="button" onClick={() => area.sortBy(key)}>
              {columnName(key, fields, i18n)}
              {key === by && <Icon name={isDown ? 'down' : 'up'} size="s" />}
            </button>
          </th>
        ))}
        <th role="columnheader" scope="col">
          <span className="hide">{t`Actions`}</span>
        </th>
      </tr>
    </thead>
  );
}
