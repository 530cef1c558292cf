import type { MapCounts } from '@anteroom/domain';
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';

/** How many wait, are seen, are on hold, are in rooms: each with its icon and word. */
export function Counts({
  counts,
  isShort = false,
  always = false,
}: {
  readonly counts: MapCounts;
  /** Numbers and icons alone: the words are said elsewhere. */
  readonly isShort?: boolean;
  /** Also what is none. */
  readonly always?: boolean;
}): ReactElement {
  const { t } = useLingui();
  const parts: readonly (readonly [string, IconName, number, string])[] = [
    ['waiting', 'clock', counts.waiting, t`waiting`],
    ['seen', 'camera', counts.beingSeen, t`being seen`],
    ['hold', 'pause', counts.onHold, t`on hold`],
    ['room', 'people', counts.inRooms, t`in rooms`],
  ];
  const shown = parts.filter(([, , count]) => always || count > 0);
  return (
    <span className={isShort ? 'map-counts is-short' : 'map-counts'}>
      {shown.length === 0 && <span>{t`Nobody is here`}</span>}
      {shown.map(([tone, icon, count, word]) => (
        <span key={tone} className={`count-${tone}`}>
          <Icon name={icon} size="s" />
          <b>{count}</b>
          {!isShort && ` ${word}`}
        </span>
      ))}
    </span>
  );
}
