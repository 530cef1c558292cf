import { useLingui } from '@lingui/react/macro';
import type { ConsultationId } from '@anteroom/domain';
import type { Row } from '@anteroom/protocol';
import { memo } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Status } from '../../ui/status.tsx';
import { TransferLine, tellsOfTransfer } from '../transfer/transfer-line.tsx';
import { mainActionOf, nameOf, timedFrom, toneOf } from './caller-rows.ts';
import { ConnectionCell, SecondLine } from './caller-cells.tsx';
import { useClinic } from './clinic-scope.tsx';
import { statusTexts } from './status-texts.ts';
import { lengthText } from './time-words.ts';
import { useSecond } from './use-second.ts';

export interface CallerRowProps {
  readonly row: Row;
  /** The id of the person at this dashboard. */
  readonly self: string;
  readonly isCurrent: boolean;
  /** Whether Tab comes here: one row of the list is the way in. */
  readonly isEntry: boolean;
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
}

/** One caller. Five hundred of these stay smooth: plain buttons, and nothing renders but what changed. */
export const CallerRow = memo(function CallerRow(props: CallerRowProps): ReactElement {
  const { row, self, isCurrent, isEntry, isFresh, isBusy, isInCall, mayAttend, onJoin, onMessages, onMenu, onEnter } =
    props;
  const { t, i18n } = useLingui();
  const { clock, lateAfter } = useClinic();
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
  return (
    <tr
      role="row"
      className={`caller s-${tone}${isFresh ? ' is-fresh' : ''}${isCurrent ? ' is-current' : ''}`}
      data-row={row.id}
      tabIndex={isEntry ? 0 : -1}
      onFocus={() => onEnter(row.id)}
    >
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
      <td role="cell" className="line">
        <ConnectionCell row={row} />
      </td>
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
