import { useLingui } from '@lingui/react/macro';
import type { Row } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { awaySince } from './caller-rows.ts';
import { useClinic } from './clinic-scope.tsx';
import { columnText } from './columns.ts';
import type { ColumnId } from './columns.ts';
import { deviceTexts } from './status-texts.ts';
import { lengthText } from './time-words.ts';
import { useSecond } from './use-second.ts';

/** What staff want to know beside the name: who is with them, who left them, or how they are reached. */
export function SecondLine({ row }: { readonly row: Row }): ReactElement | null {
  const { t, i18n } = useLingui();
  const { status, providers, heldBy, holdReason, ready, assignedTo, phone, phoneWanted } = row;
  if (status === 'being-seen') {
    const names = providers.map(({ name }) => name).join(', ');
    return names === '' ? null : <small>{names}</small>;
  }
  if (status === 'on-hold') return <small>{heldText()}</small>;
  const words = [ready ? t`Ready` : '', assignedTo === null ? '' : t`For ${assignedTo}`].filter(Boolean).join(' · ');
  // Who wants to be phoned keeps the place as somebody does who is brought back, and is reached another way.
  if (phoneWanted)
    return (
      <small>
        {t`Wants to be phoned`} · <bdi dir="ltr">{phone}</bdi>
        {words !== '' && ` · ${words}`}
      </small>
    );
  if (row.callBackWanted) {
    const { calledBackAt } = row;
    const time = calledBackAt === null ? '' : i18n.date(new Date(calledBackAt), { hour: '2-digit', minute: '2-digit' });
    return <small>{calledBackAt === null ? t`Asked to be called back` : t`Called back at ${time}`}</small>;
  }
  if (words !== '') return <small>{words}</small>;
  return phone === '' ? null : (
    <small>
      <bdi dir="ltr">{phone}</bdi>
    </small>
  );

  function heldText(): string {
    const by = heldBy ?? '';
    if (by === '') return t`On hold`;
    if (holdReason === 'held') return t`Put on hold by ${by}`;
    return holdReason === 'gone' ? t`${by} lost the connection` : t`Left by ${by}`;
  }
}

/** The picture of what a caller uses. */
export const deviceIcons: Record<Row['device'], IconName> = {
  desktop: 'desktop',
  phone: 'mobile',
  tablet: 'tablet',
  unknown: 'globe',
};

/** The caller's device and line; seconds count while they are away. */
export function ConnectionCell({ row }: { readonly row: Row }): ReactElement {
  const { t, i18n } = useLingui();
  const { clock } = useClinic();
  const { device, withoutCamera, phoneWanted } = row;
  const away = useSecond(() => {
    const since = awaySince(row, clock.now());
    return since === null ? null : lengthText(i18n, clock.now() - since);
  });
  return (
    <span className={away === null || phoneWanted ? 'conn' : 'conn is-weak'}>
      <Icon name={deviceIcons[device]} size="s" />
      <span className="hide">{i18n._(deviceTexts[device])}: </span>
      {phoneWanted ? t`Telephone` : away !== null ? t`Lost ${away}` : withoutCamera ? t`Sound only` : t`Good`}
    </span>
  );
}

/** A cell of one of the columns that can be chosen; on a phone it is a line of the card, with its name. */
export function ColumnCell({
  column,
  name,
  row,
}: {
  readonly column: ColumnId;
  readonly name: string;
  readonly row: Row;
}): ReactElement {
  const { i18n } = useLingui();
  if (column === 'connection') {
    return (
      <td role="cell" className="line">
        <ConnectionCell row={row} />
      </td>
    );
  }
  const text = columnText(column, row, i18n);
  return (
    <td role="cell" className={text === '' ? 'more-of is-empty' : 'more-of'}>
      <span className="of">{name}</span>
      <bdi {...(column === 'phone' ? { dir: 'ltr' as const } : {})}>{text}</bdi>
    </td>
  );
}
