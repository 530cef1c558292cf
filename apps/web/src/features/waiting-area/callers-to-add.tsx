import { useLingui } from '@lingui/react/macro';
import type { Row } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { compareRows, nameOf, timedFrom, toneOf } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';
import { statusTexts } from './status-texts.ts';
import { lengthText } from './time-words.ts';
import { useSecond } from './use-second.ts';

export interface CallersToAddProps {
  /** null while the call is full. */
  readonly onAdd: ((row: Row) => void) | null;
}

/** In the call manager: who waits or is on hold, to be added to this call (C2). */
export function CallersToAdd({ onAdd }: CallersToAddProps): ReactElement {
  const { t, i18n } = useLingui();
  const { mirror, area } = useClinic();
  const { rows } = useStore(mirror.list);
  const { busy } = useStore(area.view);
  const callers = [...rows.values()].filter(({ status }) => status !== 'being-seen').sort(compareRows);
  const count = callers.length;
  return (
    <section>
      <h3>{t`Waiting or on hold · ${count}`}</h3>
      {onAdd === null && <p role="status">{errorText(i18n, 'call-full')}</p>}
      <ul>
        {callers.map((row) => (
          <CallerToAdd key={row.id} row={row} onAdd={busy.has(row.id) ? null : onAdd} />
        ))}
      </ul>
    </section>
  );
}

interface CallerToAddProps {
  readonly row: Row;
  readonly onAdd: ((row: Row) => void) | null;
}

/** One who can be added, with the time that they have waited. */
export function CallerToAdd({ row, onAdd }: CallerToAddProps): ReactElement {
  const { t, i18n } = useLingui();
  const { clock, lateAfter } = useClinic();
  const tone = useSecond(() => toneOf(row, clock.now(), lateAfter.read()));
  const time = useSecond(() => lengthText(i18n, clock.now() - timedFrom(row)));
  const name = nameOf(row);
  return (
    <li className="drawer-row">
      <span>
        <b>
          <bdi>{name}</bdi>
        </b>
        <small className={`s-${tone}`}>
          <Icon name={tone === 'hold' ? 'pause' : tone === 'lost' ? 'reconnect' : 'clock'} size="s" />
          {i18n._(statusTexts[tone])} {time}
        </small>
      </span>
      <button
        type="button"
        className="call-button is-small"
        aria-label={t`Add ${name}`}
        disabled={onAdd === null || tone === 'lost'}
        onClick={() => onAdd?.(row)}
      >
        {t`Add`}
      </button>
    </li>
  );
}
