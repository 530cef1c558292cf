import { useLingui } from '@lingui/react/macro';
import type { RoomRow } from '@anteroom/protocol';
import type { ReactElement } from 'react';

/** What a group room can't do for now, plainly (S6); nothing where there is a media server. */
export function RoomLimitNote({ limit }: Pick<RoomRow, 'limit'>): ReactElement | null {
  const { t } = useLingui();
  const { people, withMediaServer, because } = limit;
  if (because === null) return null;
  return (
    <p className="limit-note">
      {t`A group room is made for ${withMediaServer}. This server has no media server now, and without one a call carries ${people} people.`}
    </p>
  );
}
