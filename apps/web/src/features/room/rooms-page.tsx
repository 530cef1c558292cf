import { useLingui } from '@lingui/react/macro';
import type { RoomRow } from '@anteroom/protocol';
import type { ReactElement } from 'react';
import { Link } from 'react-aria-components';
import { useStore } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Banner, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { whenFollowed } from '../../ui/when-followed.ts';
import { useMay } from '../session/may.ts';
import { ClinicShell } from '../shell/clinic-shell.tsx';
import { CallBanner } from '../waiting-area/call-banner.tsx';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { insideText, occupancyText, roomPath } from './room-words.ts';
import { all } from './rooms-mirror.ts';
import { RoomsClosed } from './rooms-closed.tsx';
import { RoomsOffline } from './rooms-states.tsx';
import './room.css';

/** All rooms of a clinic that somebody may enter; the first page of whoever has no waiting area (S4, S5, S6). */
export function RoomsPage({ clinic: slug }: { readonly clinic: string }): ReactElement {
  const { t, i18n } = useLingui();
  const { rooms: mirror, details } = useClinic();
  const may = useMay(slug);
  const rooms = useStore(mirror.list);
  const clinicName = details.name;
  usePageTitle(t`Rooms · ${clinicName}`);
  const shown = all(rooms).filter(({ inside }) => inside !== null);
  if (!may('enter-room') && !may('use-user-room'))
    return (
      <ClinicShell clinic={slug}>
        <RoomsClosed />
      </ClinicShell>
    );
  return (
    <ClinicShell clinic={slug}>
      <div className="room-page">
        <div className="page-head">
          <h1>{t`Rooms`}</h1>
          {may('manage-rooms') && (
            <LinkButton icon="gear" href={`/clinics/${slug}/configure/rooms`}>
              {t`Make or change rooms`}
            </LinkButton>
          )}
        </div>
        <RoomsOffline rooms={rooms} />
        <CallBanner />
        {rooms.phase === 'loading' && <Skeleton />}
        {rooms.phase === 'failed' && (
          <Banner tone="failed" onRetry={mirror.retry}>
            {errorText(i18n, rooms.error ?? 'unavailable')}
          </Banner>
        )}
        {rooms.phase === 'ready' && shown.length === 0 && (
          <EmptyState title={t`No room yet`}>
            {t`Rooms appear here as soon as an administrator of the clinic makes one that you may enter.`}
          </EmptyState>
        )}
        <ul className="room-cards">
          {shown.map((room) => (
            <RoomCard key={room.id} slug={slug} room={room} />
          ))}
        </ul>
      </div>
    </ClinicShell>
  );
}

function RoomCard({ slug, room }: { readonly slug: string; readonly room: RoomRow }): ReactElement {
  const { t, i18n } = useLingui();
  const { wantedRoom } = useClinic();
  const { id, kind, name, people } = room;
  const kinds = { meeting: t`Meeting room`, group: t`Group room`, user: t`User room` };
  const knocks = room.inside?.knocks.length ?? 0;
  const path = roomPath(slug, id);
  return (
    <li className="card room-card">
      <i className={people > 0 ? 'lobby-lamp is-lit' : 'lobby-lamp'} aria-hidden="true" />
      <span className="room-card-words">
        <Link className="room-card-name" href={path}>
          <bdi>{name}</bdi>
        </Link>
        <small>
          {kinds[kind]} · {people === 0 ? occupancyText(i18n, room) : insideText(i18n, room)}
        </small>
      </span>
      {knocks > 0 && (
        <span className="knock-mark">
          <Icon name="hand" size="s" />
          {knocks === 1 ? t`Knock` : t`Knock · ${knocks}`}
        </span>
      )}
      <Link
        className="btn btn-second"
        href={path}
        aria-label={t`Enter ${name}`}
        {...whenFollowed(() => wantedRoom.set(id))}
      >
        {t({ message: 'Enter', context: 'to go into a room' })}
      </Link>
    </li>
  );
}
