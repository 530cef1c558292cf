import { useLingui } from '@lingui/react/macro';
import type { ErrorCode, RoomRow } from '@anteroom/protocol';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { errorText } from '../../errors/error-text.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { Banner, Card, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMay } from '../session/may.ts';
import { useSession } from '../session/session.ts';
import { CallBanner } from '../waiting-area/call-banner.tsx';
import { CameraReady } from '../waiting-area/camera-ready.tsx';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { GuestLinksDialog } from './guest-links-dialog.tsx';
import { RoomLimitNote } from './room-limit-note.tsx';
import { insideText, isFull } from './room-words.ts';
import type { Rooms } from './rooms-mirror.ts';
import { RoomsOffline } from './rooms-states.tsx';
import { WaitingKnocks } from './waiting-knocks.tsx';
import './room.css';

export interface RoomLobbyProps {
  readonly slug: string;
  /** Undefined while it isn't known. */
  readonly room: RoomRow | undefined;
  readonly rooms: Rooms;
  readonly isEntering: boolean;
  /** Whether this person is in another call. */
  readonly isElsewhere: boolean;
  /** Why the last try to enter was refused. */
  readonly refusal: ErrorCode | null;
  readonly onEnter: () => void;
}

/** Before the room: who is inside, who knocks, the camera, and the way in. */
export function RoomLobby(props: RoomLobbyProps): ReactElement {
  const { slug, room, rooms, isEntering, isElsewhere, refusal, onEnter } = props;
  const { t, i18n } = useLingui();
  const { rooms: mirror, settings } = useClinic();
  const { personId } = useSession();
  const may = useMay(slug);
  const isSoundOn = useStore(settings.knockSound);
  const [isInviting, setInviting] = useState(false);

  if (room === undefined) {
    return (
      <div className="room-page">
        {rooms.phase === 'failed' ? (
          <Banner tone="failed" onRetry={mirror.retry}>
            {errorText(i18n, rooms.error ?? 'unavailable')}
          </Banner>
        ) : (
          <Skeleton />
        )}
      </div>
    );
  }
  const { id, kind, name, people } = room;
  const place = { id, kind, ownerId: kind === 'user' ? personId : null };
  const knocks = room.inside?.knocks ?? [];
  return (
    <div className="room-page">
      <div className="page-head">
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <RoomKind room={room} />
      </div>
      <RoomsOffline rooms={rooms} />
      <CallBanner />
      {refusal !== null && <Banner tone="failed">{errorText(i18n, refusal)}</Banner>}
      <div className="lobby">
        <Card className="lobby-main">
          <p className="lobby-inside" role="status">
            <i className={people > 0 ? 'lobby-lamp is-lit' : 'lobby-lamp'} aria-hidden="true" />
            {insideText(i18n, room)}
          </p>
          {room.isLocked && (
            <p>
              <Icon name="lock" size="s" /> {t`The call is locked: nobody enters until somebody inside unlocks it.`}
            </p>
          )}
          {isFull(room) && <p>{t`The room is full. Somebody has to leave before you can enter.`}</p>}
          <div className="lobby-acts">
            <Button
              look="primary"
              icon="camera"
              isPending={isEntering}
              isDisabled={isElsewhere || isFull(room) || room.isLocked}
              onPress={onEnter}
            >
              {isEntering ? t`Entering…` : t({ message: 'Enter', context: 'to go into a room' })}
            </Button>
            {may('manage-guest-links', place) && (
              <Button icon="link" onPress={() => setInviting(true)}>
                {t`Guest links`}
              </Button>
            )}
          </div>
          {isElsewhere && <p>{t`You are in another call. Leave it before you enter here.`}</p>}
          {kind === 'group' && <RoomLimitNote limit={room.limit} />}
          {kind === 'user' && (
            <p className="limit-note">
              {t`This room is yours alone: colleagues don’t see it. It has no queue, no entry fields, no hours, no alerts, no transfer and no call activity.`}
            </p>
          )}
        </Card>
        {knocks.length > 0 && <WaitingKnocks room={room} />}
        <Card className="lobby-camera">
          <h2>{t`My camera`}</h2>
          <CameraReady />
          <Switch isSelected={isSoundOn} onChange={settings.knockSound.set}>
            {t`Sound when somebody knocks`}
          </Switch>
        </Card>
      </div>
      <GuestLinksDialog room={room} isOpen={isInviting} onClose={() => setInviting(false)} />
    </div>
  );
}

function RoomKind({ room }: { readonly room: RoomRow }): ReactElement {
  const { t } = useLingui();
  const kinds = { meeting: t`Meeting room`, group: t`Group room`, user: t`User room` };
  const isOpen = room.entry === 'open';
  return (
    <span className="room-kind">
      {kinds[room.kind]} · <Icon name={isOpen ? 'door' : 'hand'} size="s" />
      {isOpen ? t`Guests come in by themselves` : t`Guests knock`}
    </span>
  );
}

/** A room that isn't there, was closed, or isn't this person's to see. */
export function RoomGone({ slug }: { readonly slug: string }): ReactElement {
  const { t } = useLingui();
  return (
    <div className="room-page">
      <EmptyState
        level={1}
        title={t`This room is not there`}
        action={<LinkButton look="primary" href={`/clinics/${slug}/rooms`}>{t`To the rooms`}</LinkButton>}
      >
        {t`It may have been closed; then its call has ended for everybody, and its links open nothing any more.`}
      </EmptyState>
    </div>
  );
}
