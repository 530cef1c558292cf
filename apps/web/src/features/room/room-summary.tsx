import { useLingui } from '@lingui/react/macro';
import type { RoomSettings } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';

/** A room's name, and beneath it how guests come in. */
export function RoomSummary({ room }: { readonly room: RoomSettings }): ReactElement {
  const { t } = useLingui();
  const { name, kind, entry, guestPhoto, limit } = room;
  const people = limit.people;
  const kinds = { meeting: t`Meeting room`, group: t`Group room`, user: t`User room` };
  const photos = { required: t`photo required`, optional: t`photo if they like`, off: t`no photo` };
  return (
    <span className="rooms-words">
      <b>
        <bdi>{name}</bdi>
      </b>
      <small>
        {kinds[kind]} · {t`up to ${people}`} · <Icon name={entry === 'open' ? 'door' : 'hand'} size="s" />
        {entry === 'open' ? t`guests come in by themselves` : t`guests knock`}, {photos[guestPhoto]}
      </small>
    </span>
  );
}
