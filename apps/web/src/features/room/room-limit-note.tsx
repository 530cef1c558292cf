import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';

/** What a group room can't do yet, plainly (S6). */
export function RoomLimitNote({ limit }: { readonly limit: number }): ReactElement {
  const { t } = useLingui();
  return (
    <p className="limit-note">
      {t`A group room is made for 20. For now everybody in it is connected with everybody, and that carries ${limit} people; 20 come with the media server.`}
    </p>
  );
}
