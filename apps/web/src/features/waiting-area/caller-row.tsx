import { useLingui } from '@lingui/react/macro';
import type { ConsultationId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Status } from '../../ui/status.tsx';
import { TransferLine, tellsOfTransfer } from '../transfer/transfer-line.tsx';
import { mainActionOf, nameOf, timedFrom, toneOf } from './caller-rows.ts';
import { ColumnCell, SecondLine } from './caller-cells.tsx';
import { useClinic } from './clinic-scope.tsx';
import { columnName } from './columns.ts';
import type { ColumnId } from './columns.ts';
import type { ListedFields } from './listed-fields.ts';
import { statusTexts } from './status-texts.ts';
import { lengthText } from './time-words.ts';
import { useSecond } from './use-second.ts';
import { useIsPhone } from './use-wide.ts';

export interface CallerRowProps {
  readonly row: Row;
  /** Its place in the whole list, from 0. */
  readonly index: number;
  /** Its distance from the top of the list, in pixels. */
  readonly start: number;
  readonly columns: readonly ColumnId[];
  readonly fields: ListedFields;
  /** The columns as CSS has them. */
  readonly grid: string;
  readonly measure: (element: Element | null) => void;
  /** The id of the person at this dashboard. */
  readonly self: string;
  readonly isCurrent: boolean;
  /** Whether Tab comes here: one row of the list is the way in. */
  readonly isEntry: boolean;
  readonly isSelected: boolean;
  readonly isFresh: boolean;
  readonly isBusy: boolean;
  /** Whether this page is in a call. */
  readonly isInCall: boolean;
  readonly mayAttend: boolean;
  readonly onJoin: (row: Row) => void;
  readonly onMessages: (id: ConsultationId) => void;
  readonly onMenu: (row: Row, button: HTMLButtonElement) => void;
  readonly onEnter: (id: ConsultationId) => void;
  readonly onWithdraw: ((id: ConsultationId) => void) | null;
  readonly onSelect: (id: ConsultationId, isSelected: boolean) => void;
}

/** One caller: plain buttons, and nothing renders but what changed. */
export const CallerRow = memo(function CallerRow(props: CallerRowProps): ReactElement {
  const { row, index, start, columns, fields, grid, measure, self, isCurrent, isEntry, isSelected, isFresh, isBusy } =
    props;
  const { isInCall, mayAttend, onJoin, onMessages, onMenu, onEnter, onSelect } = props;
  const { t, i18n } = useLingui();
  const { clock, lateAfter } = useClinic();
  const isPhone = useIsPhone();
  const tone = useSecond(() => toneOf(row, clock.now(), lateAfter.read()));
  const time = useSecond(() => lengthText(i18n, clock.now() - timedFrom(row)));
  const action = useSecond(() => mainActionOf(row, self, isInCall, clock.now()));
  const name = nameOf(row);
  const unanswered = row.unanswered;
  const mainLabel =
    action === 'return'
      ? t`Return to the call with ${name}`
      : action === 'call-back'
        ? t`Call ${name} back`
        : action === 'add'
          ? t`Add ${name}`
          : action === 'locked'
            ? t`Locked call with ${name}`
            : t`Join ${name}`;
  const marks = [isFresh && 'is-fresh', isCurrent && 'is-current', isSelected && 'is-selected'].filter(Boolean);
  return (
    <tr
      role="row"
      ref={measure}
      className={['caller', `s-${tone}`, ...marks].join(' ')}
      data-row={row.id}
      data-index={index}
      aria-rowindex={index + 2}
      tabIndex={isEntry ? 0 : -1}
      style={{ transform: `translateY(${start}px)`, ...(isPhone ? {} : { gridTemplateColumns: grid }) }}
      onFocus={() => onEnter(row.id)}
    >
      <td role="cell" className="pick">
        <input
          type="checkbox"
          className="check"
          aria-label={t`Select ${name}`}
          checked={isSelected}
          onChange={({ currentTarget }) => onSelect(row.id, currentTarget.checked)}
        />
      </td>
      <td role="cell">
        <Status tone={tone}>{i18n._(statusTexts[tone])}</Status>
      </td>
      <th role="rowheader" scope="row" className="who">
        <span>
          <b>
            <bdi>{name}</bdi>
          </b>
          {tellsOfTransfer(row) ? <TransferLine row={row} onWithdraw={props.onWithdraw} /> : <SecondLine row={row} />}
        </span>
        {row.isPractice && (
          <span className="practice-mark">
            <Icon name="practice" size="s" />
            {t`Practice`}
          </span>
        )}
        {unanswered > 0 && (
          <button
            type="button"
            className="new-messages"
            aria-label={t`New messages from ${name}: ${unanswered}`}
            onClick={() => onMessages(row.id)}
          >
            <Icon name="chat" size="s" />
            {unanswered}
          </button>
        )}
      </th>
      <td role="cell" className="time">
        <bdi>{time}</bdi>
      </td>
      {columns.map((column) => (
        <ColumnCell key={column} column={column} name={columnName(column, fields, i18n)} row={row} />
      ))}
      <td role="cell" className="do">
        {mayAttend && (
          <button
            type="button"
            className={`btn btn-s join ${row.status === 'waiting' ? 'btn-primary' : 'btn-second'}`}
            aria-label={mainLabel}
            aria-disabled={action === 'away' || action === 'busy' || action === 'locked' || isBusy}
            onClick={() => onJoin(row)}
          >
            {action === 'return'
              ? t`Return`
              : action === 'call-back'
                ? t`Call back`
                : action === 'add'
                  ? t`Add`
                  : action === 'locked'
                    ? t`Locked`
                    : t`Join`}
          </button>
        )}
        <button
          type="button"
          className="btn btn-s btn-icon"
          aria-label={t`More for ${name}`}
          aria-haspopup="menu"
          onClick={({ currentTarget }) => onMenu(row, currentTarget)}
        >
          <Icon name="more" />
        </button>
      </td>
    </tr>
  );
});
