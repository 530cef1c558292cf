import { useLingui } from '@lingui/react/macro';
import type { ErrorCode } from '@anteroom/protocol';
import { isRoomId } from '@anteroom/domain';
import { useCallback, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from '../../connection/use-store.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { useMay } from '../session/may.ts';
import { ClinicShell } from '../shell/clinic-shell.tsx';
import { useClinic } from '../waiting-area/clinic-scope.tsx';
import { forgetRoom, isRememberedRoom, rememberRoom } from './remembered-room.ts';
import { RoomCall } from './room-call.tsx';
import { RoomGone, RoomLobby } from './room-lobby.tsx';
import { RoomsClosed } from './rooms-closed.tsx';
import { roomOf } from './rooms-mirror.ts';

export interface RoomPageProps {
  /** The clinic's slug. */
  readonly clinic: string;
  readonly roomId: string;
}

/** A room: its lobby, and once entered, its call (S4, S5, S6). */
export function RoomPage({ clinic: slug, roomId: id }: RoomPageProps): ReactElement {
  const { t } = useLingui();
  const clinic = useClinic();
  const { toast, announce } = useAnnouncer();
  const may = useMay(slug);
  const call = useStore(clinic.call);
  const wanted = useStore(clinic.wantedRoom);
  const rooms = useStore(clinic.rooms.list);
  const [isEntering, setEntering] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const room = roomOf(rooms, id);
  const roomId = isRoomId(id) ? id : null;
  const isInside = call !== null && call.room?.id === id;
  // Of a user room one sees one's own alone.
  const mayEnter = may(room?.kind === 'user' ? 'use-user-room' : 'enter-room') || room === undefined;

  const enter = useCallback(async (): Promise<void> => {
    if (roomId === null) return;
    setEntering(true);
    setRefusal(null);
    const answer = await clinic.enterRoom(roomId);
    setEntering(false);
    if (answer.ok) rememberRoom(roomId);
    else setRefusal(answer.error.code);
  }, [clinic, roomId]);

  // *Enter* in the column leads here, and a reload comes back into the room.
  useEffect(() => {
    if (wanted !== id) return;
    clinic.wantedRoom.set(null);
    void enter();
  }, [wanted, id, clinic, enter]);
  useEffect(() => {
    if (!isRememberedRoom(id) || clinic.call.read() !== null) return;
    let isFirst = true;
    return clinic.connection.onConnected(() => {
      if (isFirst) void enter();
      isFirst = false;
    });
    // Once, when the page opens; from then on the call itself comes back after every loss.
  }, [id, clinic]);

  useEffect(
    () =>
      clinic.onCallOver((reason) => {
        if (reason === 'superseded') return;
        forgetRoom();
        if (reason === 'refused') toast(t`You are not in this call any more.`, 'failed');
        else if (reason === 'ended') toast(t`The call has ended.`, 'done');
        else announce(t`You have left the room.`, 'polite');
      }),
    [clinic, toast, announce, t],
  );

  const name = room?.name ?? t`Room`;
  const clinicName = clinic.details.name;
  const title = t`${name} · ${clinicName}`;
  if (isInside && roomId !== null) return <RoomCall call={call} roomId={roomId} roomName={call.room?.name ?? name} />;
  return (
    <ClinicShell clinic={slug}>
      <Title title={title} />
      {!mayEnter ? (
        <RoomsClosed />
      ) : room === undefined && rooms.phase === 'ready' && !isEntering ? (
        <RoomGone slug={slug} />
      ) : (
        <RoomLobby
          slug={slug}
          room={room}
          rooms={rooms}
          isEntering={isEntering}
          isElsewhere={call !== null}
          refusal={refusal}
          onEnter={() => void enter()}
        />
      )}
    </ClinicShell>
  );
}

function Title({ title }: { readonly title: string }): null {
  usePageTitle(title);
  return null;
}
